package dev.gatehouse.testing;

import java.util.HashSet;
import java.util.Set;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Collects what a GraalVM substitution class ({@code @TargetClass}) expects of its target: each {@code @Alias} and
 * {@code @Substitute} member. Substitutions under a condition are passed over, as their conditions are evaluated by the
 * builder.
 */
final class Substitution extends ClassVisitor {

    private static final String ANNOTATIONS = "Lcom/oracle/svm/core/annotate/";

    private final String name;
    private final Set<Member> expected = new HashSet<>();
    private String target;

    Substitution(String name) {
        super(Opcodes.ASM9);
        this.name = name;
    }

    boolean isOne() {
        return target != null;
    }

    String name() {
        return name;
    }

    String target() {
        return target;
    }

    Set<Member> expected() {
        return expected;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(ANNOTATIONS + "TargetClass;")) {
            return null;
        }
        return new AnnotationVisitor(Opcodes.ASM9) {
            private String named;
            private String inner = "";
            private boolean conditional;

            @Override
            public void visit(String key, Object value) {
                switch (key) {
                    case "value" -> named = ((Type) value).getInternalName();
                    case "className" -> named = ((String) value).replace('.', '/');
                    default -> conditional = true;
                }
            }

            @Override
            public AnnotationVisitor visitArray(String key) {
                conditional |= key.equals("onlyWith");
                return new AnnotationVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(String ignored, Object value) {
                        inner += "$" + value;
                    }
                };
            }

            @Override
            public void visitEnd() {
                target = conditional || named == null ? null : named + inner;
            }
        };
    }

    @Override
    public FieldVisitor visitField(int access, String member, String descriptor, String signature, Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                expect(annotation, member, descriptor);
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String member, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                expect(annotation, member, descriptor);
                return null;
            }
        };
    }

    private void expect(String annotation, String member, String descriptor) {
        if (target != null && (annotation.equals(ANNOTATIONS + "Alias;") || annotation.equals(ANNOTATIONS + "Substitute;"))) {
            expected.add(new Member(target, member, descriptor));
        }
    }
}
