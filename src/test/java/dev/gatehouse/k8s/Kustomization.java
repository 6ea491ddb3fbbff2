package dev.gatehouse.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * As much of Kustomize as our overlays use: resources, a namespace, image names and strategic merge patches. Anything else in a
 * kustomization.yaml is an error, so that a test never passes for a file that was read only in part.
 */
final class Kustomization {

    private static final Set<String> KNOWN = Set.of("apiVersion", "kind", "resources", "namespace", "images", "patches");

    private Kustomization() {
    }

    /** Every document that {@code kubectl apply -k} would send. */
    static List<Map<String, Object>> build(Path folder) {
        var file = only(documents(folder.resolve("kustomization.yaml")));
        if (!KNOWN.containsAll(file.keySet())) {
            throw new IllegalArgumentException(folder + ": this reader knows " + KNOWN + ", not all of " + file.keySet());
        }
        var built = new ArrayList<Map<String, Object>>();
        for (var name : list(file.get("resources"))) {
            var resource = folder.resolve((String) name).normalize();
            built.addAll(Files.isDirectory(resource) ? build(resource) : documents(resource));
        }
        list(file.get("patches"))
                .forEach(patch -> patch(built, only(documents(folder.resolve((String) map(patch).get("path"))))));
        list(file.get("images")).forEach(image -> rename(built, map(image)));
        if (file.get("namespace") != null) {
            built.stream().filter(document -> !document.get("kind").equals("Namespace"))
                    .forEach(document -> map(document.get("metadata")).put("namespace", file.get("namespace")));
        }
        return built;
    }

    private static List<Map<String, Object>> documents(Path file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var reader = Files.newBufferedReader(file)) {
            return StreamSupport.stream(new Yaml(new SafeConstructor(options)).loadAll(reader).spliterator(), false)
                    .filter(Objects::nonNull).map(Kustomization::map).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void patch(List<Map<String, Object>> documents, Map<String, Object> patch) {
        var targets = documents.stream().filter(document -> identity(document).equals(identity(patch))).toList();
        merge(only(targets), patch);
    }

    private static List<Object> identity(Map<String, Object> document) {
        return List.of(document.get("apiVersion"), document.get("kind"), map(document.get("metadata")).get("name"));
    }

    private static void merge(Map<String, Object> into, Map<String, Object> patch) {
        patch.forEach((key, value) -> {
            if (value instanceof Map && into.get(key) instanceof Map) {
                merge(map(into.get(key)), map(value));
            } else if (value instanceof List && into.get(key) instanceof List) {
                list(value).forEach(item -> mergeByName(list(into.get(key)), map(item)));
            } else {
                into.put(key, value);
            }
        });
    }

    private static void mergeByName(List<Object> into, Map<String, Object> item) {
        var name = Objects.requireNonNull(item.get("name"), "only lists of named things can be patched");
        into.stream().map(Kustomization::map).filter(there -> name.equals(there.get("name"))).findFirst()
                .ifPresentOrElse(there -> merge(there, item), () -> into.add(item));
    }

    private static void rename(Object node, Map<String, Object> image) {
        if (node instanceof Map<?, ?> any) {
            if (image.get("name").equals(any.get("image"))) {
                map(node).put("image", image.get("newName") + ":" + image.get("newTag"));
            }
            any.values().forEach(value -> rename(value, image));
        } else if (node instanceof List<?> items) {
            items.forEach(item -> rename(item, image));
        }
    }

    private static Map<String, Object> only(List<Map<String, Object>> documents) {
        if (documents.size() != 1) {
            throw new IllegalArgumentException("expected one document, found " + documents.size());
        }
        return documents.getFirst();
    }

    @SuppressWarnings("unchecked") // a YAML mapping with string keys
    static Map<String, Object> map(Object node) {
        return node == null ? new LinkedHashMap<>() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked") // a YAML sequence
    static List<Object> list(Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }
}
