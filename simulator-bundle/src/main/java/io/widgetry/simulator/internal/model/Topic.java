package io.widgetry.simulator.internal.model;

import java.util.List;

/** What a customer wants, and who can help: a service. */
public record Topic(String name, String id, String skill, String skillId, String serviceId, List<String> questions) {
    /** All that this centre helps with. */
    public static final List<Topic> ALL = List.of(
            new Topic(
                    "Support",
                    "3007",
                    "IT",
                    "3009",
                    "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3007",
                    List.of(
                            "The box shows a red light since this morning.",
                            "I cannot sign in any more.",
                            "It restarts every few minutes.")),
            new Topic(
                    "Sales",
                    "3012",
                    "Orders",
                    "3014",
                    "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3012",
                    List.of(
                            "Which of the two models fits under a worktop?",
                            "I would like to order the same again.",
                            "Do you deliver on Saturdays?")),
            new Topic(
                    "Billing",
                    "3018",
                    "Accounts",
                    "3020",
                    "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3018",
                    List.of(
                            "I was charged twice in March.",
                            "Can I have the invoice with another address?",
                            "I would like to pay every three months.")),
            new Topic(
                    "Deliveries",
                    "3024",
                    "Logistics",
                    "3026",
                    "5b0c2a10-6f0e-4a57-9a3f-0c8d5e0f3024",
                    List.of(
                            "My parcel is said to be delivered, but it is not here.",
                            "Can it be brought to the neighbour?",
                            "One of the three parts is missing.")));
}
