-- The format of an attestation is recorded where its statement was verified. Until now none was, whatever it called itself.
update passkeys set attestation_format = 'none' where attestation_format <> 'none';
