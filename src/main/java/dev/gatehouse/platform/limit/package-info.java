/** Keeps one caller from taking what is meant for all: buckets in memory, one per purpose and key. */
@NullMarked
package dev.gatehouse.platform.limit;

import org.jspecify.annotations.NullMarked;
