/** Keeps one caller from taking what is meant for all: buckets in memory, one per purpose and key. */
package dev.gatehouse.platform.limit;
