package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.objectweb.asm.ClassReader;

/**
 * The classes in a folder of jars, and the members that they expect of one another but that are not there: each is a
 * {@link NoSuchMethodError} that waits for its first use on the JVM, and an end to the native build.
 */
public final class Libraries {

    private final Map<String, LibraryClass> classes = new HashMap<>();

    /** Reads all jars below a folder, as the running JVM would (multi-release jars included). */
    public Libraries(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return classes.size();
    }

    /** Members that are used but missing, one line each: who uses it, and what it is. */
    public List<String> missingMembers() {
        var missing = new TreeSet<String>();
        classes.values().forEach(user -> user.uses().stream()
                .filter(member -> classes.containsKey(member.owner()) && isMissing(member))
                .forEach(member -> missing.add(user.name() + " uses " + member)));
        return List.copyOf(missing);
    }

    /** Members that GraalVM's substitutions replace or alias in a class of these jars, but that the class does not have. */
    public List<String> missingSubstitutionTargets() {
        var stands = new HashMap<String, String>();
        classes.values().stream().map(LibraryClass::substitution).filter(Substitution::isOne)
                .forEach(one -> stands.put(one.name(), one.target()));
        return classes.values().stream().map(LibraryClass::substitution).filter(Substitution::isOne)
                .flatMap(one -> one.expected().stream())
                .map(member -> member.inTermsOf(stands))
                .filter(member -> classes.containsKey(member.owner()) && isMissing(member))
                .map(Member::toString).sorted().toList();
    }

    private boolean isMissing(Member member) {
        var pending = new ArrayList<>(List.of(member.owner()));
        for (int i = 0; i < pending.size(); i++) {
            var type = classes.get(pending.get(i));
            if (type == null) {
                return false; // of the JDK, or not there at all: what it declares cannot be known here
            }
            if (type.declares(member)) {
                return false;
            }
            type.parents().stream().filter(parent -> !parent.equals("java/lang/Object") && !pending.contains(parent))
                    .forEach(pending::add);
        }
        return !Member.OF_EVERY_OBJECT.contains(member.name());
    }

    private void read(Path file) {
        try (var jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            jar.versionedStream()
                    .filter(entry -> entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class"))
                    .forEach(entry -> {
                        try (var in = jar.getInputStream(entry)) {
                            var reader = LibraryClass.of(new ClassReader(in));
                            classes.putIfAbsent(reader.name(), reader);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
