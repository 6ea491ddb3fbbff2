/**
 * The door for Envoy and Istio over gRPC ({@code envoy.service.auth.v3.Authorization/Check}): one call, its two messages,
 * and the wire format they are written in. It reads and answers what the doors over HTTP do, and shares their rules with
 * them.
 */
@NullMarked
package dev.gatehouse.gateway.grpc;

import org.jspecify.annotations.NullMarked;
