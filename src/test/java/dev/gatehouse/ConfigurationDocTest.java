package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** docs/configuration.md names every setting with its default, and no other. */
class ConfigurationDocTest {

    private static final Pattern ROW = Pattern
            .compile("(?m)^\\| `(gatehouse\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`)? ?\\| (.+) \\|$");

    @Test
    void everySettingIsDocumentedAndNoneThatIsNot() throws Exception {
        Map<String, String> documented = new TreeMap<>();
        var rows = ROW.matcher(Files.readString(Path.of("docs/configuration.md")));
        while (rows.find()) {
            assertFalse(documented.containsKey(rows.group(1)), rows.group(1) + " stands twice");
            documented.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }

        Map<String, String> known = new TreeMap<>();
        for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.gatehouse")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                collect(type.reflect(), type.getAnnotationOfType(ConfigMapping.class).prefix(), known);
            }
        }

        assertEquals(known, documented);
    }

    private static void collect(Class<?> mapping, String prefix, Map<String, String> into) {
        for (Method property : mapping.getDeclaredMethods()) {
            var name = prefix + "." + property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (property.getReturnType().getPackageName().startsWith("dev.gatehouse")
                    && property.getReturnType().isInterface()) {
                collect(property.getReturnType(), name, into);
            } else {
                var preset = property.getAnnotation(WithDefault.class);
                into.put(name, preset == null ? "" : preset.value());
            }
        }
    }
}
