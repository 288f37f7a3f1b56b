package io.widgetry.testkit.internal;

import io.widgetry.api.Widget;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A widget of a test: how its objects are made, and what it declares. */
final class Part implements WidgetSource {
    static final String BUNDLE = "io.widgetry.testkit";

    private final Declared declared;
    private final Maker maker;
    private final Map<String, Object> properties;
    private final Supplier<? extends Widget> objects;

    private Part(
            Declared declared, Maker maker, Map<String, Object> configuration, Supplier<? extends Widget> objects) {
        this.declared = declared;
        this.maker = maker;
        this.objects = objects;
        this.properties = new HashMap<>(declared.properties());
        properties.putAll(configuration);
    }

    /** Made as Declarative Services would. */
    static Part of(Class<? extends Widget> type, Given given) {
        Declared declared = DeclarationReader.read(type);
        Maker maker = new Maker(type, declared, given.services(), given.configuration());
        return new Part(declared, maker, given.configuration(), maker::make);
    }

    /** Made by the test. What it declares is its class's, so one is made at once; it becomes the first instance's. */
    static Part of(Supplier<? extends Widget> objects, Given given) {
        Widget[] first = {objects.get()};
        if (first[0] == null) {
            throw new IllegalArgumentException("the supplier of the widget gave null");
        }
        Class<? extends Widget> type = first[0].getClass();
        Declared declared = DeclarationReader.read(type);
        Maker maker = new Maker(type, declared, given.services(), given.configuration());
        return new Part(declared, maker, given.configuration(), () -> {
            synchronized (first) {
                Widget made = first[0] == null ? objects.get() : first[0];
                first[0] = null;
                return made;
            }
        });
    }

    WidgetHost deploy(Dispatcher dispatcher) {
        return dispatcher
                .deployments()
                .add(
                        new WidgetIdentity(BUNDLE, declared.component()),
                        1,
                        new BundleInfo(declared.component(), "", "1.0.0"),
                        WidgetDescriptor.of(properties),
                        this);
    }

    @Override
    public boolean prototype() {
        return declared.prototype();
    }

    @Override
    public Widget get() {
        return objects.get();
    }

    @Override
    public void unget(Widget widget) {
        maker.release(widget);
    }
}
