/** The judgement itself: route, caller, policy, identity, and a record of what was refused. */
package dev.gatehouse.gateway.check;
