package io.widgetry.certify.internal.weave;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

public class SlowDiskTest {

    /** Reaches for a file once, and for something else. */
    public static final class Writer implements Supplier<String> {
        @Override
        public String get() {
            try {
                return Files.exists(Path.of("pom.xml")) + " "
                        + Files.size(Path.of("pom.xml").getParent() == null ? Path.of("pom.xml") : Path.of("."));
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    @Test
    public void eachCallToAFileWaitsBeforeItIsCarriedOutAndNothingElseDoes() throws IOException {
        assertEquals(
                List.of("parkNanos 7000000", "exists", "parkNanos 7000000", "size"), fileCalls(slowed(Writer.class)));
    }

    @Test
    public void theSlowedClassStillDoesWhatItDid() throws Exception {
        byte[] slowed = slowed(Writer.class);
        Class<?> type = new ClassLoader(SlowDiskTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(Writer.class.getName(), slowed, 0, slowed.length);
            }
        }.define();

        assertEquals(new Writer().get(), ((Supplier<?>) type.getConstructor().newInstance()).get());
    }

    private static byte[] slowed(Class<?> type) throws IOException {
        try (InputStream original =
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return new SlowDisk("any", Duration.ofMillis(7)).slowed(original.readAllBytes());
        }
    }

    private static List<String> fileCalls(byte[] content) {
        List<String> calls = new ArrayList<>();
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new Calls(calls);
                            }
                        },
                        0);
        return calls;
    }

    private static final class Calls extends MethodVisitor {
        private final List<String> calls;
        private Object constant;

        Calls(List<String> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (name.equals("parkNanos")) {
                calls.add(name + " " + constant);
            } else if (owner.equals("java/nio/file/Files")) {
                calls.add(name);
            }
        }
    }
}
