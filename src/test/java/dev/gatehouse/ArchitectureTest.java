package dev.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.gatehouse.platform.Front;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.config.ConfigMapping;

/** The map of the house, and the rules that keep it so. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule slicesFollowTheMap = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("platform").definedBy("dev.gatehouse.platform..")
            .layer("audit").definedBy("dev.gatehouse.audit..")
            .layer("keys").definedBy("dev.gatehouse.keys..")
            .layer("account").definedBy("dev.gatehouse.account..")
            .layer("passkey").definedBy("dev.gatehouse.passkey..")
            .layer("oidc").definedBy("dev.gatehouse.oidc..")
            .layer("gateway").definedBy("dev.gatehouse.gateway..")
            .layer("console").definedBy("dev.gatehouse.console..")
            .layer("demo").definedBy("dev.gatehouse.demo..")
            .layer("launch").definedBy("dev.gatehouse.launch..")
            .whereLayer("platform").mayNotAccessAnyLayer()
            .whereLayer("audit").mayOnlyAccessLayers("platform")
            .whereLayer("keys").mayOnlyAccessLayers("platform", "audit")
            .whereLayer("account").mayOnlyAccessLayers("platform", "audit")
            .whereLayer("passkey").mayOnlyAccessLayers("platform", "audit", "account")
            .whereLayer("oidc").mayOnlyAccessLayers("platform", "audit", "keys", "account")
            .whereLayer("gateway").mayOnlyAccessLayers("platform", "audit", "keys", "account", "oidc")
            .whereLayer("console").mayOnlyAccessLayers("platform", "audit", "keys", "account", "passkey", "oidc", "gateway")
            .whereLayer("demo").mayOnlyAccessLayers("platform")
            .whereLayer("launch").mayOnlyAccessLayers("platform", "audit", "account", "passkey");

    @ArchTest
    static final ArchRule slicesAreFreeOfCycles = slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule subPackagesAreFreeOfCycles = slices().matching("dev.gatehouse.(*).(*)..").should()
            .beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule rootsAreVocabulary = classes().that().resideInAPackage("dev.gatehouse.*")
            .and(not(resideInAPackage("dev.gatehouse.launch"))).should(useNoPackageBelowTheirs());

    @ArchTest
    static final ArchRule slicesMeetAtTheFront = classes().that().resideInAPackage("dev.gatehouse.*..")
            .should(meetOtherSlicesAtTheirFront());

    @ArchTest
    static final ArchRule entitiesStayHome = noClasses().should(dependOnForeign(
            DescribedPredicate.describe("entity or collection", type -> type.isAnnotatedWith(Entity.class)
                    || type.isAssignableTo(PanacheRepositoryBase.class))));

    @ArchTest
    static final ArchRule resourcesHoldNoQueries = noClasses().that().haveSimpleNameEndingWith("Resource")
            .or().haveSimpleNameEndingWith("Page")
            .should().dependOnClassesThat(resideInAnyPackage("io.quarkus.hibernate.reactive.panache", "org.hibernate.."));

    @ArchTest
    static final ArchRule entitiesKeepTheirFields = fields().that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
            .and().areNotStatic().should().bePrivate();

    @ArchTest
    static final ArchRule everyEndpointDeclaresAccess = methods().that().areMetaAnnotatedWith(HttpMethod.class)
            .should(declareAccess());

    @ArchTest
    static final ArchRule consoleIsForAdministrators = methods().that().areMetaAnnotatedWith(HttpMethod.class)
            .and().areDeclaredInClassesThat().resideInAPackage("dev.gatehouse.console..")
            .should(meet("ask for the role admin and no other", method -> roles(method).equals(List.of("admin"))));

    @ArchTest
    static final ArchRule librariesHaveOneOwner = noClasses()
            .that(not(resideInAnyPackage("dev.gatehouse.passkey.webauthn..", "dev.gatehouse.passkey.cose..")))
            .should().dependOnClassesThat(resideInAnyPackage("com.webauthn4j..", "io.quarkus.security.webauthn.."));

    @ArchTest
    static final ArchRule signaturesAreMadeInKeys = noClasses()
            .that(not(resideInAnyPackage("dev.gatehouse.keys..", "dev.gatehouse.demo..")))
            .should().dependOnClassesThat(resideInAnyPackage("org.jose4j..", "io.smallrye.jwt.."));

    @ArchTest
    static final ArchRule outsideIssuersAreJudgedInOnePlace = noClasses()
            .that(not(resideInAPackage("dev.gatehouse.gateway.issuer..")))
            .should().dependOnClassesThat(resideInAPackage("io.quarkus.oidc.."));

    @ArchTest
    static final ArchRule circuitsAreKeptInOnePlace = noClasses()
            .that(not(resideInAPackage("dev.gatehouse.gateway.upstream..")))
            .should().dependOnClassesThat(resideInAPackage("io.smallrye.faulttolerance.."));

    @ArchTest
    static final ArchRule requestsArePassedOnInOnePlace = noClasses()
            .that(not(resideInAPackage("dev.gatehouse.gateway.proxy..")))
            .should().dependOnClassesThat(resideInAPackage("io.vertx.httpproxy.."));

    @ArchTest
    static final ArchRule yamlIsReadInOnePlace = noClasses().that(not(resideInAPackage("dev.gatehouse.platform.policy..")))
            .should().dependOnClassesThat(resideInAPackage("org.yaml.."));

    @ArchTest
    static final ArchRule bucketsAreKeptInOnePlace = noClasses().that(not(resideInAPackage("dev.gatehouse.platform.limit..")))
            .should().dependOnClassesThat(resideInAPackage("io.github.bucket4j.."));

    @ArchTest
    static final ArchRule databasesAreStartedByTheLauncher = noClasses().that(not(resideInAPackage("dev.gatehouse.launch..")))
            .should().dependOnClassesThat(resideInAnyPackage("io.zonky..", "org.flywaydb..", "io.quarkus.flyway.."));

    @ArchTest
    static final ArchRule nothingBlocksTheEventLoop = noClasses()
            .that(not(resideInAnyPackage("dev.gatehouse.launch..", "dev.gatehouse.platform.startup..")))
            .should().callMethod(Thread.class, "sleep", long.class)
            .orShould().dependOnClassesThat(resideInAPackage("java.net.http.."))
            .orShould().dependOnClassesThat().areAssignableTo(io.smallrye.mutiny.groups.UniAwait.class);

    /** WebAuthn's library answers with a future that is complete, on the worker that asks it. */
    @ArchTest
    static final ArchRule futuresAreNotWaitedFor = noClasses()
            .that(not(resideInAPackage("dev.gatehouse.launch.."))).and().doNotHaveSimpleName("WebAuthn")
            .should().callMethod(CompletableFuture.class, "join")
            .orShould().callMethod(CompletableFuture.class, "get");

    @ArchTest
    static final ArchRule filesAreReadAtTheStartOrOnAWorker = noClasses()
            .that(not(resideInAnyPackage("dev.gatehouse.launch..", "dev.gatehouse.platform.policy..")))
            .and().doNotHaveSimpleName("EncryptionKeys")
            .should().dependOnClassesThat().belongToAnyOf(Files.class);

    @ArchTest
    static final ArchRule oneSessionOneOperation = noClasses().that().areAssignableTo(PanacheRepositoryBase.class)
            .should().dependOnClassesThat().haveFullyQualifiedName("io.smallrye.mutiny.groups.UniCombine")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.smallrye.mutiny.groups.UniJoin");

    @ArchTest
    static final ArchRule configIsTyped = noClasses().should().dependOnClassesThat().belongToAnyOf(ConfigProperty.class)
            .orShould(dependOnOutsideOfLaunch(ConfigProvider.class));

    @ArchTest
    static final ArchRule configTypesEndInConfig = classes().that().areAnnotatedWith(ConfigMapping.class)
            .should().haveSimpleNameEndingWith("Config");

    @ArchTest
    static final ArchRule settingsAreNamedByTheirSlice = classes().that().areAnnotatedWith(ConfigMapping.class)
            .should(meet("be named by their slice", type -> List.of("platform", "launch").contains(slice(type))
                    || type.getAnnotationOfType(ConfigMapping.class).prefix().equals("gatehouse." + slice(type))));

    @ArchTest
    static final ArchRule timeIsInjected = noClasses().should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(java.time.LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule randomnessIsInjected = noClasses()
            .that(not(resideInAnyPackage("dev.gatehouse.platform", "dev.gatehouse.launch..")))
            .should().callConstructor(java.security.SecureRandom.class)
            .orShould().dependOnClassesThat().belongToAnyOf(java.util.Random.class)
            .orShould().callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule injectionIsByConstructor = noFields().should().beAnnotatedWith(Inject.class);

    /** What a class with such a name is. */
    private static final Map<Pattern, Predicate<JavaClass>> NAMES = Map.of(
            Pattern.compile("Resource$"), type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class),
            Pattern.compile("Config$"), type -> type.isAnnotatedWith(ConfigMapping.class),
            Pattern.compile("Job$"), type -> hasMethodWith(type, Scheduled.class),
            Pattern.compile("Mapper$"), type -> hasMethodWith(type, ServerExceptionMapper.class),
            Pattern.compile("Mechanism$"), type -> type.isAssignableTo(HttpAuthenticationMechanism.class),
            Pattern.compile("[a-z]Grant$"), type -> isOneOf(type, "Grant"));

    /** What such a class is called. */
    private static final Map<Predicate<JavaClass>, Pattern> KINDS = Map.of(
            type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class), Pattern.compile("(Resource|Page)$"),
            type -> hasMethodWith(type, ServerExceptionMapper.class), Pattern.compile("Mapper$"),
            type -> type.isAssignableTo(HttpAuthenticationMechanism.class), Pattern.compile("Mechanism$"),
            type -> isOneOf(type, "Grant"), Pattern.compile("Grant$"),
            type -> isOneOf(type, "StartupCheck"), Pattern.compile("Check$"));

    @ArchTest
    static final ArchRule namesTellTheKind = classes().that().areTopLevelClasses()
            .should(meet("say by its name what it is", type -> NAMES.entrySet().stream()
                    .allMatch(name -> !name.getKey().matcher(type.getSimpleName()).find() || name.getValue().test(type))
                    && KINDS.entrySet().stream().allMatch(
                            kind -> !kind.getKey().test(type) || kind.getValue().matcher(type.getSimpleName()).find())));

    /** What is written on the wire, or into a page, and never printed. */
    private static final List<String> WIRE = List.of("TokenResponse", "RegistrationRequest", "Enrol");

    private static final Pattern SECRET = Pattern.compile("(?i)(secret|password|token|ticket|verifier)$");

    @ArchTest
    static final ArchRule secretsDoNotPrint = fields().that().haveRawType(String.class)
            .and(DescribedPredicate.describe("no constants", field -> !field.getModifiers().contains(JavaModifier.STATIC)))
            .should(new ArchCondition<>("have a type that prints nothing when they hold a secret") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(field, WIRE.contains(field.getOwner().getSimpleName())
                            || !SECRET.matcher(field.getName()).find(), field.getFullName()));
                }
            });

    private static final List<Class<? extends Annotation>> ACCESS = List.of(PermitAll.class, RolesAllowed.class,
            Authenticated.class, DenyAll.class);

    private static final List<String> WORN_OUT = List.of("Service", "Manager", "Helper", "Util", "Utils", "Impl", "Factory",
            "Handler", "Processor", "Data", "Info", "DTO", "Dto", "Bean", "Base", "Common");

    /** {@code CollectedClientData} is the name of WebAuthn §5.8.1. */
    private static final List<String> NAMED_BY_A_SPECIFICATION = List.of("CollectedClientData");

    @ArchTest
    static final ArchRule wornOutNamesAreBanned = classes().that().areNotAnonymousClasses()
            .should(new ArchCondition<>("be called what they are") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean wornOut = !NAMED_BY_A_SPECIFICATION.contains(type.getSimpleName())
                            && WORN_OUT.stream().anyMatch(type.getSimpleName()::endsWith)
                            || type.getSimpleName().startsWith("Gatehouse") || type.getSimpleName().startsWith("Abstract");
                    events.add(new SimpleConditionEvent(type, !wornOut, type.getName() + " has a worn-out name"));
                }
            });

    private static boolean hasMethodWith(JavaClass type, Class<? extends Annotation> annotation) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(annotation));
    }

    private static boolean isOneOf(JavaClass type, String kind) {
        return type.getAllRawInterfaces().stream().anyMatch(one -> one.getSimpleName().equals(kind));
    }

    private static List<String> roles(JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .map(access -> List.of(access.value())).orElse(List.of());
    }

    private static <T extends HasName & HasDescription> ArchCondition<T> meet(String what, Predicate<T> rule) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T one, ConditionEvents events) {
                events.add(new SimpleConditionEvent(one, rule.test(one), one.getDescription() + " does not " + what));
            }
        };
    }

    private static ArchCondition<JavaClass> useNoPackageBelowTheirs() {
        return new ArchCondition<>("use no package below theirs") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(to -> to.getTargetClass().getBaseComponentType().getPackageName()
                                .startsWith(type.getPackageName() + "."))
                        .forEach(to -> events.add(SimpleConditionEvent.violated(to, to.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaMethod> declareAccess() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var declared = ACCESS.stream().filter(method::isAnnotatedWith).count();
                var inherited = ACCESS.stream().filter(method.getOwner()::isAnnotatedWith).count();
                events.add(new SimpleConditionEvent(method, declared == 1 || declared == 0 && inherited == 1,
                        method.getFullName() + " does not say once who may call it"));
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnOutsideOfLaunch(Class<?> banned) {
        return new ArchCondition<>("read configuration untyped") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean reads = !type.getPackageName().startsWith("dev.gatehouse.launch")
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(to -> to.getTargetClass().isEquivalentTo(banned));
                events.add(new SimpleConditionEvent(type, reads, type.getName() + " reads configuration untyped"));
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnForeign(DescribedPredicate<JavaClass> kept) {
        return new ArchCondition<>("use what another slice keeps to itself") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(to -> !slice(to.getTargetClass()).equals(slice(type)) && kept.test(to.getTargetClass())
                                && !slice(to.getTargetClass()).isEmpty())
                        .forEach(to -> events.add(SimpleConditionEvent.satisfied(to, to.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> meetOtherSlicesAtTheirFront() {
        return new ArchCondition<>("use of other slices only values, seams and what is marked @Front") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(to -> !slice(to.getTargetClass()).isEmpty() && !slice(to.getTargetClass()).equals(slice(type)))
                        .filter(to -> !isSurface(to.getTargetClass()))
                        .forEach(to -> events.add(SimpleConditionEvent.violated(to, to.getDescription())));
            }
        };
    }

    /** Values, seams and fronts; a type nested in one of them belongs to it. */
    private static boolean isSurface(JavaClass type) {
        return type.isAnnotatedWith(Front.class) || type.isAssignableTo(Record.class) || type.isEnum() || type.isInterface()
                || type.isAssignableTo(Throwable.class) || type.isAnnotation() || type.isArray()
                || slice(type).equals("platform")
                || type.getEnclosingClass().map(ArchitectureTest::isSurface).orElse(false);
    }

    private static String slice(JavaClass type) {
        String prefix = "dev.gatehouse.";
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(prefix)) {
            return "";
        }
        String rest = name.substring(prefix.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
