package dev.gatehouse.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What one class file declares, and which members of others it uses. */
record LibraryClass(String name, List<String> parents, Set<String> declared, Set<Member> uses,
        Substitution substitution) {

    static LibraryClass of(ClassReader file) {
        var parents = Stream.concat(Stream.ofNullable(file.getSuperName()), Stream.of(file.getInterfaces())).toList();
        var type = new LibraryClass(file.getClassName(), parents, new HashSet<>(), new HashSet<>(),
                new Substitution(file.getClassName()));
        file.accept(new Reader(type, type.substitution), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return type;
    }

    boolean declares(Member member) {
        return declared.contains(member.name() + member.descriptor());
    }

    private void use(String owner, String name, String descriptor) {
        if (!owner.startsWith("[")) {
            uses.add(new Member(owner, name, descriptor));
        }
    }

    private static final class Reader extends ClassVisitor {

        private final LibraryClass type;

        Reader(LibraryClass type, ClassVisitor next) {
            super(Opcodes.ASM9, next);
            this.type = type;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            type.declared.add(name + descriptor);
            return super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            type.declared.add(name + descriptor);
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String its, boolean isInterface) {
                    type.use(owner, called, its);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String its) {
                    type.use(owner, field, its);
                }

                @Override
                public void visitInvokeDynamicInsn(String ignored, String its, Handle bootstrap, Object... arguments) {
                    Stream.of(arguments).filter(Handle.class::isInstance).map(Handle.class::cast)
                            .forEach(handle -> type.use(handle.getOwner(), handle.getName(), handle.getDesc()));
                }
            };
        }
    }
}
