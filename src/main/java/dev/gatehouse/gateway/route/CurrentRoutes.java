package dev.gatehouse.gateway.route;

import jakarta.inject.Singleton;

/** The current table. Until a policy was loaded it is empty, so everything is refused. */
@Singleton
public class CurrentRoutes {

    private volatile RouteTable table = RouteTable.empty();

    public RouteTable table() {
        return table;
    }

    void replace(RouteTable successor) {
        table = successor;
    }
}
