package io.widgetry.simulator.internal.model;

/** Somebody who gets in contact. Nobody real: a number, and addresses from the ranges that are nobody's. */
public record Customer(int number) {

    public String name() {
        return "Customer " + number;
    }

    public String email() {
        return "customer" + number + "@example.com";
    }

    /** One of the hundred numbers that are reserved for fiction. */
    public String phone() {
        int last = number % 100;
        return "+1-555-01" + (last < 10 ? "0" : "") + last;
    }
}
