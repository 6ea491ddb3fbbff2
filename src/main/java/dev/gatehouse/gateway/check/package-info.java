/** The judgement itself: route, caller, policy, identity, and a record of what was refused. */
@NullMarked
package dev.gatehouse.gateway.check;

import org.jspecify.annotations.NullMarked;
