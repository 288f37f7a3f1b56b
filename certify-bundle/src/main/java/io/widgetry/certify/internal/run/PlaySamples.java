package io.widgetry.certify.internal.run;

import io.widgetry.api.Product;
import io.widgetry.certify.internal.load.Desk;
import java.io.IOException;

/** Tells each event of the catalogue, as both products. */
final class PlaySamples implements Bench.Part {
    private final Subscriptions subscriptions;

    PlaySamples(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public String run(Bench bench) throws IOException {
        Core core = new Core(bench.services());
        StringBuilder remark = new StringBuilder();
        // AXP last: it has all events, and the parts that follow want them.
        for (Product product : new Product[] {Product.AXP_CONNECT, Product.AXP}) {
            core.runAs(product);
            long rejected = bench.source().rejected();
            Desk desk = bench.desk(product.id()).signIn().open();
            bench.samples().types().forEach(desk::tell);
            bench.settle("");
            subscriptions.look(product);
            bench.observer().lookAtInstances();
            desk.end(true);
            desk.close();
            desk.signOut();
            long lacks = bench.source().rejected() - rejected;
            remark.append(remark.length() == 0 ? "" : ", ")
                    .append(bench.samples().types().size() - lacks)
                    .append(" events of ")
                    .append(product.id());
        }
        bench.settle("");
        return remark.toString();
    }
}
