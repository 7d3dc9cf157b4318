package org.posterity;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.application.Wiring;
import org.posterity.model.Platform;
import org.posterity.record.ScreenedText;

/** The code held against {@code docs/architecture.puml} and against the house rules in {@code CONTRIBUTING.md}. */
class ArchitectureTest {
    private static final Path DRAWING = Path.of("docs/architecture.puml");
    private static final Set<String> SAYS_NOTHING =
            Set.of("util", "utils", "utility", "common", "helper", "helpers", "manager", "service", "impl", "base");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.$]");

    private static JavaClasses program;
    private static JavaClasses tests;

    @BeforeAll
    static void readClasses() {
        program = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.posterity");
        tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.posterity");
    }

    @Test
    void everyUseOfAnotherPackageIsAnArrowInTheDrawing() {
        check(classes()
                .should(adhereToPlantUmlDiagram(DRAWING, consideringOnlyDependenciesInAnyPackage("org.posterity.."))));
    }

    @Test
    void everyPackageIsDrawnAndEveryDrawnPackageExists() throws IOException {
        Set<String> drawn = new TreeSet<>();
        Pattern.compile("<<(.+?)>>")
                .matcher(Files.readString(DRAWING))
                .results()
                .forEach(found -> drawn.add(found.group(1)));
        Set<String> real = new TreeSet<>();
        program.forEach(type -> real.add(type.getPackageName()));
        assertThat(drawn).isEqualTo(real);
    }

    @Test
    void everyArrowIsUsed() throws IOException {
        String drawing = Files.readString(DRAWING);
        Map<String, String> packageOf = new HashMap<>();
        Pattern.compile("\\[(\\w+)] <<(.+?)>>")
                .matcher(drawing)
                .results()
                .forEach(found -> packageOf.put(found.group(1), found.group(2)));
        Set<String> drawn = new TreeSet<>();
        Pattern.compile("\\[(\\w+)] --> \\[(\\w+)]")
                .matcher(drawing)
                .results()
                .forEach(found -> drawn.add(packageOf.get(found.group(1)) + " -> " + packageOf.get(found.group(2))));
        Set<String> used = new TreeSet<>();
        program.forEach(type -> type.getDirectDependenciesFromSelf().stream()
                .map(use -> use.getTargetClass().getPackageName())
                .filter(target -> target.startsWith("org.posterity") && !target.equals(type.getPackageName()))
                .forEach(target -> used.add(type.getPackageName() + " -> " + target)));
        drawn.removeAll(used);
        assertThat(drawn).as("arrows that nothing uses").isEmpty();
    }

    @Test
    void onlyTheWiringImportsAPlatform() {
        for (Platform platform : Wiring.platforms().known()) {
            String home = "org.posterity.export." + platform.id() + "..";
            check(noClasses()
                    .that()
                    .resideOutsideOfPackage(home)
                    .and()
                    .areNotAssignableTo(Wiring.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(home));
        }
    }

    /** A name in a comment is a habit that has not moved yet. */
    @Test
    void noPlatformIsNamedOutsideItsPackageAndTheWiring() throws IOException {
        List<String> named = new ArrayList<>();
        Path root = Path.of("src/main/java/org/posterity");
        try (Stream<Path> files = Stream.concat(Files.walk(root), Files.walk(Path.of("routes")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file).toLowerCase(Locale.ROOT);
                for (Platform platform : Wiring.platforms().known()) {
                    boolean home = file.startsWith(root.resolve("export/" + platform.id()))
                            || file.equals(root.resolve("application/Wiring.java"));
                    if (!home && text.contains(platform.id())) {
                        named.add(file + " names " + platform.name());
                    }
                }
            }
        }
        assertThat(named).isEmpty();
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        check(slices().matching("org.posterity.(**)").should().beFreeOfCycles());
    }

    @Test
    void theModelKnowsTheJdkAloneAndOpensNoFile() {
        check(noClasses()
                .that()
                .resideInAPackage("org.posterity.model")
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "org.posterity.model",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.security..",
                        "java.text.."))));
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "org.apache.camel.., org.posterity.routing",
        "org.apache.tika.., org.posterity.characterisation",
        "org.netpreserve.jwarc.., org.posterity.format.warc",
        "org.jsoup.., org.posterity.format.html",
        "io.ocfl.., org.posterity.storage.ocfl",
        "java.sql.., org.posterity.holdings.sql",
        "org.sqlite.., org.posterity.holdings.sql",
        "picocli.., org.posterity.cli",
        "org.apache.commons.compress.archivers.tar.., org.posterity.format.bagit",
        "org.apache.commons.compress.compressors.., org.posterity.intake",
        "com.networknt.., org.posterity.consent",
        "com.fasterxml.jackson.dataformat.csv.., org.posterity.export.context",
        "com.fasterxml.jackson.dataformat.yaml.., org.posterity.located",
        "javax.crypto.., org.posterity.privacy.text",
        "gg.jte.., org.posterity.page",
        "javax.imageio.., org.posterity.page",
        "com.github.sardine.., org.posterity.sources.webdav",
        "org.apache.http.., org.posterity.sources.webdav",
        "javax.xml.stream.., org.posterity.format.premis",
        "io.micrometer.., org.posterity.monitoring",
        "ch.qos.logback.., org.posterity.cli",
    })
    void aLibraryIsKnownOnlyWhereItIsNeeded(String library, String home) {
        assertThat(program.that(resideInAPackage(home)).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .anyMatch(use -> resideInAPackage(library).test(use.getTargetClass())))
                .as("the library is used at home, so the rule is not an empty one")
                .isTrue();
        check(noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void whatIsServedOverHttpIsServedByUploadsAndMonitoring() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.posterity.sources.upload", "org.posterity.monitoring")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.net.httpserver.."));
    }

    @Test
    void commonsCompressIsKnownToIntakeAndToBagsOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.posterity.intake", "org.posterity.format.bagit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.compress.."));
    }

    @Test
    void amazonsLibraryIsKnownToStoresAndSourcesOnS3Only() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("org.posterity.storage.s3", "org.posterity.sources.s3")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.."));
    }

    @Test
    void namesSayWhatAThingIs() {
        Set<String> saysNothing = new TreeSet<>();
        for (JavaClass type : program) {
            if (BETWEEN_WORDS
                    .splitAsStream(type.getName())
                    .anyMatch(word -> SAYS_NOTHING.contains(word.toLowerCase(Locale.ROOT)))) {
                saysNothing.add(type.getName());
            }
        }
        assertThat(saysNothing).isEmpty();
    }

    @Test
    void onlyTheMachineIsAskedForTheTime() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.posterity.application.Machine")
                .should()
                .accessTargetWhere(asksTheMachineForTheTime())
                .orShould()
                .callConstructor(Date.class));
    }

    @Test
    void nothingIsLeftToChanceButSecrets() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.posterity.privacy.PseudonymKey")
                .and()
                .doNotHaveFullyQualifiedName("org.posterity.sources.upload.LinkToken")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\..*Random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random"));
    }

    @ParameterizedTest(name = "{0} is made by {1} only")
    @CsvSource({
        "org.posterity.consent.ConsentedSubmission, org.posterity.consent.ConsentGate",
        "org.posterity.consent.AdmittedSubmission, org.posterity.consent.ConsentGate",
        "org.posterity.privacy.ScreenedExport, org.posterity.privacy.PrivacyScreen",
    })
    void aProofIsMadeByItsGateOnly(String proof, String gate) throws ClassNotFoundException {
        JavaClass type = program.get(proof);
        assertThat(type.getModifiers()).contains(JavaModifier.FINAL);
        assertThat(type.getConstructors())
                .isNotEmpty()
                .allMatch(constructor -> !constructor.getModifiers().contains(JavaModifier.PUBLIC)
                        && !constructor.getModifiers().contains(JavaModifier.PROTECTED));
        Set<String> makers = new TreeSet<>();
        type.getConstructors()
                .forEach(constructor -> constructor
                        .getAccessesToSelf()
                        .forEach(access -> makers.add(access.getOriginOwner().getName())));
        // What is proven of a submission is proven of a part of it.
        makers.remove(proof);
        assertThat(makers).containsExactly(gate);
    }

    @Test
    void whatADonorWroteComesFromTheScreenOrFromARecord() {
        Set<String> makers = new TreeSet<>();
        program.get(ScreenedText.class)
                .getConstructors()
                .forEach(constructor -> constructor
                        .getAccessesToSelf()
                        .forEach(access -> makers.add(access.getOriginOwner().getPackageName())));
        assertThat(makers)
                .contains("org.posterity.privacy")
                .isSubsetOf("org.posterity.privacy", "org.posterity.record");
    }

    @Test
    void noTestIsSwitchedOff() {
        assertThat(tests.contain(ArchitectureTest.class)).isTrue();
        assertThat(tests.stream()
                        .filter(type -> type.isAnnotatedWith(Disabled.class)
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(Disabled.class)))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
        return DescribedPredicate.describe("asks the machine for the time", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            boolean givenAClock = access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called
                    && called.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            return owner.startsWith("java.time.") && name.equals("now") && !givenAClock
                    || owner.equals("java.time.Clock")
                            && (name.startsWith("system") || name.startsWith("tick"))
                            && !givenAClock
                    || owner.equals("java.lang.System")
                            && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        });
    }

    private static void check(ArchRule rule) {
        rule.check(program);
    }

    /** A store may have no folders: what is stored is opened through it. What it takes over, and the folders of an archive, are files. */
    @Test
    void nobodyOutsideOfAStoreLearnsWhereStoredBytesLie() {
        Set<String> told = new TreeSet<>();
        for (JavaClass type : program) {
            boolean ofStorage = type.getPackageName().equals("org.posterity.storage");
            if (ofStorage || type.getName().startsWith("org.posterity.consent.KeptAgreement")) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && (method.getRawReturnType().isAssignableTo(Path.class)
                                        || method.getReturnType().getName().contains(Path.class.getName())))
                        .forEach(method -> told.add(type.getSimpleName() + "." + method.getName()));
            }
        }
        assertThat(told)
                .containsExactly(
                        "CommitRequest.folder", "Workplace.archive", "Workplace.folder", "Workplace.workspaces");
    }
}
