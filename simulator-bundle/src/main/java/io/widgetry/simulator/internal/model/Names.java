package io.widgetry.simulator.internal.model;

/** First names that were made up for this centre. */
final class Names {
    private static final String[] FIRST = {
        "Alvo", "Bisca", "Cerin", "Dovra", "Elquin", "Fenna-Lo", "Gavro", "Hulda-Mi", "Ivoro", "Jesk", "Kalvi", "Lorno",
        "Miruva", "Nesko", "Ondri", "Pelva", "Quiro", "Rasva", "Silvo", "Tarka", "Ulmi", "Vesro", "Wenlo", "Xanti",
        "Yorva", "Zelko"
    };

    private Names() {}

    static String of(int number) {
        return FIRST[Math.floorMod(number, FIRST.length)];
    }
}
