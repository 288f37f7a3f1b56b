package io.widgetry.testkit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** The elements of an array in an annotation. */
final class Elements extends AnnotationVisitor {
    private final List<Object> elements = new ArrayList<>();
    private final Consumer<List<Object>> whole;

    Elements(Consumer<List<Object>> whole) {
        super(Opcodes.ASM9);
        this.whole = whole;
    }

    @Override
    public void visit(String name, Object value) {
        elements.add(value);
    }

    @Override
    public void visitEnd() {
        whole.accept(elements);
    }
}
