package dev.gatehouse.platform.endpoint;

import java.util.List;

/** A slice's part of what the filters know of paths. */
public interface EndpointSource {

    List<Endpoint> endpoints();
}
