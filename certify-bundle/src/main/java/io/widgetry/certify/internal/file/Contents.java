package io.widgetry.certify.internal.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What is in a bundle's own classes.
 *
 * @param classes the names of its classes
 * @param words the words in its code: what a message that it understands may be made of
 * @param fileCalls where its code calls the platform's files, as in {@code Csv.append: Files.newBufferedWriter}
 */
public record Contents(Set<String> classes, List<String> words, Set<String> fileCalls) {
    private static final String WORD = "[A-Za-z][A-Za-z0-9_.-]{1,39}";
    private static final String CLASS = ".class";

    /** Copies the collections. */
    public Contents {
        classes = Set.copyOf(classes);
        words = List.copyOf(words);
        fileCalls = Collections.unmodifiableSet(new TreeSet<>(fileCalls));
    }

    /**
     * Reads a bundle.
     *
     * @throws IOException if it cannot be read
     */
    public static Contents of(Path bundle) throws IOException {
        Reading reading = new Reading();
        try (JarFile jar = new JarFile(bundle.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith("META-INF/")) {
                    reading.read(jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return new Contents(reading.classes, new ArrayList<>(reading.words), reading.fileCalls);
    }

    private static final class Reading extends ClassVisitor {
        private final Set<String> classes = new LinkedHashSet<>();
        private final Set<String> words = new LinkedHashSet<>();
        private final Set<String> fileCalls = new LinkedHashSet<>();
        private String name = "";

        Reading() {
            super(Opcodes.ASM9);
        }

        void read(byte[] content) {
            try {
                new ClassReader(content).accept(this, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            } catch (IllegalArgumentException unknown) {
                // a class file newer than this reader: its words are not known, its name will not be missed
            }
        }

        @Override
        public void visit(
                int version, int access, String type, String signature, String superName, String[] interfaces) {
            name = type.replace('/', '.');
            classes.add(name);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof String text && text.matches(WORD)) {
                        words.add(text);
                    }
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (FileCalls.isOne(owner, called)) {
                        fileCalls.add(simple(name) + "." + method + ": " + simple(owner.replace('/', '.'))
                                + (called.equals("<init>") ? "" : "." + called));
                    }
                }
            };
        }

        private static String simple(String type) {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }
}
