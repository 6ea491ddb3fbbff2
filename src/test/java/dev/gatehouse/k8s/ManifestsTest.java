package dev.gatehouse.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

class ManifestsTest {

    private static final String BASE = "k8s/base";
    private static final String PRODUCTION = "k8s/overlays/production";
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class, "v1/ServiceAccount", ServiceAccount.class, "v1/ConfigMap", ConfigMap.class,
            "v1/Service", Service.class, "apps/v1/Deployment", Deployment.class, "batch/v1/Job", Job.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NoLeftovers())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @ValueSource(strings = { BASE, PRODUCTION })
    void everyDocumentIsWhatKubernetesKnows(String folder) {
        var read = read(folder);

        assertFalse(read.isEmpty());
        assertEquals(read.size(), read.stream().map(document -> document.getKind() + "/" + name(document)).distinct().count());
    }

    @Test
    void aMisspeltFieldIsFound() {
        var document = Kustomization.build(Path.of(BASE)).stream()
                .filter(candidate -> candidate.get("kind").equals("Deployment")).findFirst().orElseThrow();
        Kustomization.map(Kustomization.map(document.get("spec")).get("template")).put("spce", "x");

        var failure = assertThrows(IllegalArgumentException.class, () -> strictly(document));
        assertEquals(UnrecognizedPropertyException.class, failure.getCause().getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = { BASE, PRODUCTION })
    void podsAreRestricted(String folder) {
        eachPod(folder, pod -> {
            assertEquals(Boolean.FALSE, pod.getAutomountServiceAccountToken());
            assertEquals(Boolean.TRUE, pod.getSecurityContext().getRunAsNonRoot());
            assertEquals("RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
            pod.getContainers().forEach(container -> {
                var security = container.getSecurityContext();
                assertEquals(Boolean.FALSE, security.getAllowPrivilegeEscalation());
                assertEquals(Boolean.TRUE, security.getReadOnlyRootFilesystem());
                assertEquals(List.of("ALL"), security.getCapabilities().getDrop());
                assertTrue(container.getResources().getLimits().containsKey("memory"));
                assertTrue(container.getEnv().stream().noneMatch(env -> env.getName().matches(".*(PASSWORD|KEY|SECRET)")),
                        "secrets are files");
            });
        });
    }

    @Test
    void probesGoToTheManagementPort() {
        var container = one(read(BASE), Deployment.class).getSpec().getTemplate().getSpec().getContainers().getFirst();

        for (var probe : List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())) {
            assertEquals("management", probe.getHttpGet().getPort().getStrVal());
            assertTrue(probe.getHttpGet().getPath().startsWith("/q/health/"));
        }
        assertEquals(9000, container.getPorts().stream().filter(port -> port.getName().equals("management")).findFirst()
                .orElseThrow().getContainerPort());
        assertTrue(one(read(BASE), Service.class).getSpec().getPorts().stream()
                .noneMatch(port -> "management".equals(port.getTargetPort().getStrVal())), "metrics are not for the world");
    }

    @Test
    void selectorsFindThePodsAndNotTheMigration() {
        var read = read(PRODUCTION);
        var pods = one(read, Deployment.class).getSpec().getTemplate().getMetadata().getLabels().entrySet();
        var migration = one(read, Job.class).getSpec().getTemplate().getMetadata().getLabels().entrySet();

        for (var selector : List.of(one(read, Service.class).getSpec().getSelector(),
                one(read, Deployment.class).getSpec().getSelector().getMatchLabels(),
                one(read, PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())) {
            assertTrue(pods.containsAll(selector.entrySet()));
            assertFalse(migration.containsAll(selector.entrySet()));
        }
    }

    @Test
    void productionHasItsNamespaceItsImageAndReplicas() {
        var read = read(PRODUCTION);

        read.stream().filter(document -> !(document instanceof Namespace))
                .forEach(document -> assertEquals("gatehouse", document.getMetadata().getNamespace(), name(document)));
        eachPod(PRODUCTION, pod -> pod.getContainers()
                .forEach(container -> assertTrue(container.getImage().matches(".+/gatehouse:\\d+\\.\\d+\\.\\d+"))));
        assertTrue(one(read, Deployment.class).getSpec().getReplicas() > 1);
        assertEquals("restricted",
                one(read, Namespace.class).getMetadata().getLabels().get("pod-security.kubernetes.io/enforce"));
    }

    @Test
    void everyMountHasItsVolumeAndEveryConfigMapExists() {
        var read = read(PRODUCTION);
        var maps = read.stream().filter(ConfigMap.class::isInstance).map(ManifestsTest::name).toList();

        eachPod(PRODUCTION, pod -> {
            var volumes = pod.getVolumes().stream().map(volume -> volume.getName()).toList();
            pod.getContainers().forEach(container -> {
                container.getVolumeMounts().forEach(mount -> assertTrue(volumes.contains(mount.getName())));
                container.getEnvFrom().forEach(from -> assertTrue(maps.contains(from.getConfigMapRef().getName())));
            });
            pod.getVolumes().stream().filter(volume -> volume.getConfigMap() != null)
                    .forEach(volume -> assertTrue(maps.contains(volume.getConfigMap().getName())));
        });
    }

    @Test
    void productionVerifiesItsDatabaseAgainstAFileThatEveryPodHas() {
        var settings = read(PRODUCTION).stream().filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast)
                .filter(map -> name(map).equals("gatehouse-settings")).findFirst().orElseThrow().getData();
        var database = URI.create(settings.get("GATEHOUSE_DATABASE_URL"));
        var authority = Path.of(settings.get("GATEHOUSE_DATABASE_CA_FILE"));

        assertEquals("postgresql", database.getScheme());
        assertEquals("sslmode=verify-full", database.getQuery());
        eachPod(PRODUCTION, pod -> pod.getContainers().forEach(container -> assertTrue(container.getVolumeMounts().stream()
                .anyMatch(mount -> authority.getParent().equals(Path.of(mount.getMountPath()))))));
    }

    private static void eachPod(String folder, Consumer<PodSpec> check) {
        var read = read(folder);
        Stream.of(one(read, Deployment.class).getSpec().getTemplate(), one(read, Job.class).getSpec().getTemplate())
                .forEach(template -> check.accept(template.getSpec()));
    }

    private static List<HasMetadata> read(String folder) {
        return Kustomization.build(Path.of(folder)).stream().map(ManifestsTest::strictly).toList();
    }

    private static HasMetadata strictly(Map<String, Object> document) {
        var kind = document.get("apiVersion") + "/" + document.get("kind");
        if (!KINDS.containsKey(kind)) {
            throw new IllegalArgumentException("no type known for " + kind);
        }
        return STRICT.convertValue(document, KINDS.get(kind));
    }

    private static <T> T one(List<HasMetadata> documents, Class<T> kind) {
        var found = documents.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertEquals(1, found.size(), kind.getSimpleName());
        return found.getFirst();
    }

    private static String name(HasMetadata document) {
        return document.getMetadata().getName();
    }

    /** The typed models collect what they do not know; here it is an error. */
    private static final class NoLeftovers extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
