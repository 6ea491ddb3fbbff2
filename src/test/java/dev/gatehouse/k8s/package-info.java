/** Builds the Kubernetes overlays and holds every document against the types of the Kubernetes API. */
package dev.gatehouse.k8s;
