package io.widgetry.testkit.internal;

import io.widgetry.api.Widget;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads a component's annotations from its class file, where they are as soon as it is compiled. At run time they are not
 * there, and the component's XML is made only when the bundle is packaged.
 */
final class DeclarationReader extends ClassVisitor {
    private static final String DS = "Lorg/osgi/service/component/annotations/";
    private static final String API = "Lio/widgetry/api/";
    private static final Map<String, String> PROPERTIES = Map.of(
            API + "SubscribesTo;value", WidgetDescriptor.EVENTS,
            API + "WidgetScope;value", WidgetDescriptor.SCOPE,
            API + "WidgetName;value", WidgetDescriptor.NAME,
            API + "Mailbox;capacity", WidgetDescriptor.CAPACITY,
            API + "Mailbox;overflow", WidgetDescriptor.OVERFLOW);

    private final Map<String, Object> component = new HashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final Set<String> constructors = new LinkedHashSet<>();
    private final Set<String> activate = new LinkedHashSet<>();
    private final Set<String> deactivate = new LinkedHashSet<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private boolean isComponent;

    private DeclarationReader() {
        super(Opcodes.ASM9);
    }

    /** {@return what a class declares} */
    static Declared read(Class<? extends Widget> type) {
        DeclarationReader reader = new DeclarationReader();
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in != null) {
                new ClassReader(in)
                        .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the class file of " + type.getName() + " cannot be read", unreadable);
        }
        return reader.isComponent ? reader.declared(type) : ComponentXml.read(type);
    }

    private Declared declared(Class<?> type) {
        if (component.get("service") instanceof List<?> services && !services.contains(Type.getType(Widget.class))) {
            throw new IllegalArgumentException(type.getName()
                    + " is a component, but not a service of the type Widget, so no runtime finds it: leave out service"
                    + " of its @Component, or name Widget.class there");
        }
        if (component.get("property") instanceof List<?> declared) {
            declared.forEach(each -> ComponentProperties.add(properties, each.toString()));
        }
        return new Declared(
                component.getOrDefault("name", type.getName()).toString(),
                "PROTOTYPE".equals(component.get("scope")),
                Map.copyOf(properties),
                constructors,
                activate,
                deactivate,
                references,
                fields);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        if (annotation.equals(DS + "Component;")) {
            isComponent = true;
            return new Values(component, "");
        }
        return annotation.startsWith(API) ? new Values(properties, annotation) : null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (annotation.equals(DS + "Reference;")) {
                    fields.add(name);
                }
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                switch (annotation.startsWith(DS) ? annotation.substring(DS.length()) : "") {
                    case "Activate;" -> (name.equals("<init>") ? constructors : activate).add(name + type);
                    case "Deactivate;" -> deactivate.add(name + type);
                    case "Reference;" -> references.add(name + type);
                    default -> {
                        // nothing that makes an object
                    }
                }
                return null;
            }
        };
    }

    /** Collects an annotation's values under their own names, or under those of the service properties. */
    private static final class Values extends AnnotationVisitor {
        private final Map<String, Object> into;
        private final String annotation;

        Values(Map<String, Object> into, String annotation) {
            super(Opcodes.ASM9);
            this.into = into;
            this.annotation = annotation;
        }

        private void put(String name, Object value) {
            String key = annotation.isEmpty() ? name : PROPERTIES.get(annotation + name);
            if (key != null) {
                into.put(key, value);
            }
        }

        @Override
        public void visit(String name, Object value) {
            put(name, value);
        }

        @Override
        public void visitEnum(String name, String type, String value) {
            put(name, value);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            return new Elements(list -> put(name, annotation.isEmpty() ? list : texts(list)));
        }

        private static String[] texts(List<Object> list) {
            return Arrays.stream(list.toArray()).map(Object::toString).toArray(String[]::new);
        }
    }
}
