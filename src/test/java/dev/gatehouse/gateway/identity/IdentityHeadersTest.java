package dev.gatehouse.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.GivenCallers;

class IdentityHeadersTest {

    private static final Caller.Binding TOKEN = new Caller.Binding("jti", "1");

    @Test
    void sayNothingOfNobody() {
        assertEquals(Map.of(), IdentityHeaders.of(new Caller.Anonymous()));
    }

    @Test
    void nameSubjectScopesAndClient() {
        var person = GivenCallers.person("ada", Optional.of("shop"), Set.of("write", "a.read", "openid"), TOKEN,
                Optional.empty());

        assertEquals(Map.of("X-Auth-Subject", "ada", "X-Auth-Scopes", "a.read openid write", "X-Auth-Client", "shop"),
                IdentityHeaders.of(person));
    }

    /** A browser session has no client and no scopes; an empty value says so, and leaves no room for one of somebody else. */
    @Test
    void sayThatASessionHasNoScopes() {
        var person = GivenCallers.person("ada", Optional.empty(), Set.of(), TOKEN, Optional.empty());

        assertEquals(Map.of("X-Auth-Subject", "ada", "X-Auth-Scopes", ""), IdentityHeaders.of(person));
    }

    @Test
    void nameAMachineAsItsClient() {
        assertEquals(Map.of("X-Auth-Subject", "robot", "X-Auth-Scopes", "read", "X-Auth-Client", "robot"),
                IdentityHeaders.of(GivenCallers.machine("robot", Set.of("read"), TOKEN)));
    }

    /** Whoever copies them from a response has the whole list. */
    @Test
    void areAllNamed() {
        assertEquals(List.of("X-Auth-Subject", "X-Auth-Scopes", "X-Auth-Client", "X-Auth-Assertion"), IdentityHeaders.names());
    }

    @ParameterizedTest
    @CsvSource({ "X-Auth-Subject,x-auth-subject", "X_AUTH_SUBJECT,x-auth-subject", "x.auth/subject 7,x-auth-subject-7",
            "X-Äuth,x--uth", "'',''" })
    void areFoldedAsServersOfTheCgiFamilyFoldThem(String sent, String folded) {
        assertEquals(folded, IdentityHeaders.folded(sent));
    }

    @ParameterizedTest
    @CsvSource({ "X-Auth-Subject,true,false", "x-auth-subject,true,false", "X_Auth-Subject,true,true",
            "X-Auth_Subject,true,true", "X.Auth.Anything,true,true", "X-Auth-Anything,true,false", "x_request_id,true,true",
            "X-Request-Id,true,false", "traceparent,true,false", "TraceState,true,false", "X-Authority,false,false",
            "XAuthSubject,false,false", "X-Request-Ids,false,false", "Authorization,false,false" })
    void areReservedInEverySpellingAndAliasesInAnyOther(String sent, boolean reserved, boolean alias) {
        assertEquals(reserved, IdentityHeaders.isReserved(sent));
        assertEquals(alias, IdentityHeaders.isAlias(sent));
    }
}
