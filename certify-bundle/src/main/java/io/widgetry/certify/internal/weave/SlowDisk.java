package io.widgetry.certify.internal.weave;

import io.widgetry.certify.internal.file.FileCalls;
import java.time.Duration;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Makes files slow for one bundle: while it is registered, each call that the bundle's own code makes to the platform's
 * files, in classes that are loaded from then on, waits before it is carried out. What other bundles and the platform do on
 * the bundle's behalf is as fast as ever.
 */
public final class SlowDisk implements WeavingHook {
    private final String symbolicName;
    private final long nanos;

    /**
     * Slows a bundle.
     *
     * @param symbolicName the bundle
     * @param delay for how long each call waits
     */
    public SlowDisk(String symbolicName, Duration delay) {
        this.symbolicName = symbolicName;
        this.nanos = delay.toNanos();
    }

    @Override
    public void weave(WovenClass woven) {
        if (symbolicName.equals(woven.getBundleWiring().getBundle().getSymbolicName())) {
            woven.setBytes(slowed(woven.getBytes()));
        }
    }

    byte[] slowed(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Waiting(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private final class Waiting extends MethodVisitor {
        Waiting(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (FileCalls.isOne(owner, name)) {
                super.visitLdcInsn(nanos);
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "java/util/concurrent/locks/LockSupport", "parkNanos", "(J)V", false);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
