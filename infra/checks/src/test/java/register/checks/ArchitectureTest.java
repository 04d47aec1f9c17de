package register.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.seal.KmsSeals;
import register.aws.ses.SesCorrespondence;
import register.document.Snapshots;
import register.machine.site.ThisMachine;
import register.mail.Answering;
import register.mail.Correspondence;
import register.mail.ForgottenReplies;
import register.mail.Intake;
import register.mail.Receiving;
import register.mail.UndecidedMail;
import register.mail.rule.OwnAddresses;
import register.pdf.PdfDocuments;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.Redacting;
import register.request.RequestErasure;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;

/// Who may know whom.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Tests of other modules that these run with come packaged, where the above does not know them.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("register");

    private static final String[] DOMAIN = {
        "register.json",
        "register.settings",
        "register.assembly",
        "register.policy",
        "register.person",
        "register.chain",
        "register.request",
        "register.document",
        "register.publishing",
        "register.words"
    };

    @Test
    void theDomainKnowsOnlyTheJdkItselfAndAReaderOfJson() {
        check(classes()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN)
                        .or(resideInAnyPackage(
                                "java..",
                                "javax.crypto..",
                                "javax.security.auth.x500..",
                                "org.jspecify..",
                                "com.fasterxml.jackson.core.."))));
    }

    @Test
    void onlyJsonKnowsItsReader() {
        onlyKnows("register.json", "com.fasterxml..");
    }

    @Test
    void theDomainOpensNoSocketNoFileAndNoDatabase() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "java.nio.file..", "javax.net.."));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("register.(*)..").should().beFreeOfCycles());
        check(slices().matching("register.aws.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theReadFunctionKnowsNoOtherConcern() {
        check(noClasses()
                .that()
                .resideInAPackage("register.read..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage(DOMAIN)))
                        .and(not(resideInAnyPackage("register.read..")))));
    }

    @Test
    void onlyDocumentsKnowsThePdfLibrary() {
        onlyKnows("register.documents..", "org.openpdf..");
    }

    @Test
    void onlyDocumentsAndThisMachinesKeysKnowTheCryptographyLibrary() {
        onlyKnows("register.documents..", "org.bouncycastle..");
    }

    @Test
    void onlyPolicyFileKnowsYaml() {
        onlyKnows("register.policyfile..", "org.snakeyaml..", "tools.jackson..");
    }

    /// The one that tests hold the API's answers with runs nowhere else.
    @Test
    void onlyPolicyFileKnowsTheSchemaLibrary() {
        check(noClasses()
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage("register.policyfile..", "register.openapi.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.networknt.."));
    }

    @Test
    void onlyPagesKnowHowTextsAreCompared() {
        onlyKnows("register.read.page..", "com.github.difflib..");
    }

    @Test
    void onlyImportingKnowsHowPagesAndListsAreWritten() {
        onlyKnows("register.importing..", "org.jsoup..", "org.apache.commons.csv..");
    }

    @Test
    void importingKnowsOnlyTheDomainAndThePolicyFile() {
        check(noClasses()
                .that()
                .resideInAPackage("register.importing..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage(DOMAIN)))
                        .and(not(resideInAnyPackage("register.importing..", "register.policyfile..")))));
    }

    @Test
    void theArchiveKnowsOnlyTheDomain() {
        check(noClasses()
                .that()
                .resideInAPackage("register.archive..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage(DOMAIN)))
                        .and(not(resideInAnyPackage("register.archive..")))));
    }

    /// Put together in two places, what the register does would differ by who asked for it.
    @Test
    void useCasesAreConstructedInAssembliesOnly() {
        constructedOnlyBy(
                List.of(Register.class, Attesting.class, Correspondence.class),
                Publishing.class,
                Redacting.class,
                Erasure.class,
                RequestErasure.class,
                Snapshots.class,
                Checkpoints.class,
                TimeStamps.class,
                Intake.class,
                Receiving.class,
                Answering.class,
                UndecidedMail.class,
                ForgottenReplies.class,
                OwnAddresses.class);
    }

    @Test
    void whatSealsAndSendsIsAssembledInOnePlaceOfEachEngine() {
        constructedOnlyBy(
                List.of(ThisMachine.class, KmsSeals.class, SesCorrespondence.class),
                PdfDocuments.class,
                Attesting.class,
                Correspondence.class);
    }

    private static void constructedOnlyBy(List<Class<?>> assemblies, Class<?>... made) {
        check(noClasses()
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage("register.contract..", "register.bench..")))
                        .and(not(anyOf(assemblies))))
                .should()
                .callConstructorWhere(target(owner(anyOf(List.of(made))))));
    }

    private static DescribedPredicate<JavaClass> anyOf(List<Class<?>> types) {
        return describe(
                "any of " + types.stream().map(Class::getSimpleName).toList(),
                found -> types.stream().anyMatch(found::isEquivalentTo));
    }

    @Test
    void onlyTheEmbeddedEngineKnowsTheDatabase() {
        onlyKnows("register.embedded..", "java.sql..", "org.sqlite..");
    }

    @Test
    void onlyTheAwsEngineKnowsItsSdk() {
        onlyKnows("register.aws..", "software.amazon..");
    }

    @Test
    void nothingKnowsTheAwsEngine() {
        onlyKnows("register.aws..", "register.aws..");
    }

    @Test
    void nothingThatRunsOnLambdaKnowsTheOneMachine() {
        check(noClasses()
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage(
                                "register.local..",
                                "register.embedded..",
                                "register.aws.commands..",
                                "register.checks..",
                                "register.contract.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("register.local..", "register.embedded.."));
    }

    @Test
    void onlyTheFunctionsAndTheirCallerKnowLambda() {
        check(noClasses()
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage(
                                "register.read",
                                "register.publish",
                                "register.snapshot",
                                "register.intake",
                                "register.aws.read",
                                "register.aws.redirect",
                                "register.aws.publish",
                                "register.aws.snapshot",
                                "register.aws.intake",
                                "register.aws.commands",
                                "register.local.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.amazonaws.."));
    }

    @Test
    void rulesOfMailKnowNoParser() {
        check(noClasses()
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage("register.mail.message..", "register.local.smtp.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.james.."));
    }

    @Test
    void classesAreFinalUnlessMadeToBeExtended() {
        check(classes()
                .that(resideInAnyPackage("register..").and(not(resideInAnyPackage("register.contract.."))))
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .areNotAnonymousClasses()
                .and(describe("have no subclass", found -> found.getSubclasses().isEmpty()))
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void onlyCommandsWriteToStandardOutput() {
        check(noClasses()
                .that(resideInAnyPackage("register..").and(not(resideInAnyPackage("register.local.."))))
                .should()
                .accessField(System.class, "out"));
    }

    private static void onlyKnows(String owner, String... libraries) {
        check(noClasses()
                .that(resideInAnyPackage("register..").and(not(resideInAnyPackage(owner))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
