package dev.gatehouse.audit;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The record. */
@ApplicationScoped
class AuditEntries implements PanacheRepositoryBase<AuditEntry, UUID> {
}
