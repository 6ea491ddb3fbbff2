package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.WireValue;

/** How the response travels: in the query of the redirect, or in a form (OAuth 2.0 Form Post Response Mode). */
public enum ResponseMode implements WireValue {
    QUERY,
    FORM_POST
}
