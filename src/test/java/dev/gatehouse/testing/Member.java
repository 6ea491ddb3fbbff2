package dev.gatehouse.testing;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A method (its descriptor begins with a parenthesis) or a field, in the names of the class file. */
record Member(String owner, String name, String descriptor) {

    /** Called on interfaces too, which do not declare them. */
    static final Set<String> OF_EVERY_OBJECT = Set.of("getClass", "hashCode", "equals", "toString", "clone", "notify",
            "notifyAll",
            "wait", "finalize");

    private static final Pattern CLASS = Pattern.compile("L([^;]+);");

    /** The same member, where each class that stands for another is replaced by that. */
    Member inTermsOf(Map<String, String> stands) {
        return new Member(owner, name, CLASS.matcher(descriptor)
                .replaceAll(type -> Matcher.quoteReplacement("L" + stands.getOrDefault(type.group(1), type.group(1)) + ";")));
    }

    @Override
    public String toString() {
        return owner + "." + name + (descriptor.startsWith("(") ? descriptor : " of type " + descriptor);
    }
}
