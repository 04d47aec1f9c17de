package register.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.assembly.Attesting;
import register.assembly.Ports;
import register.assembly.Register;
import register.aws.FunctionLog;
import register.aws.seal.KmsSeals;
import register.aws.ses.SesCorrespondence;
import register.document.Snapshots;
import register.machine.RunRegister;
import register.machine.runtime.LocalContext;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.mail.Correspondence;
import register.mail.DecisionMails;
import register.mail.ForgottenReplies;
import register.mail.Intake;
import register.mail.Receiving;
import register.mail.UndecidedMail;
import register.mail.rule.OwnAddresses;
import register.pdf.PdfDocuments;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.Redacting;
import register.read.GatewayFunction;
import register.request.RequestErasure;
import register.transparency.Checkpoints;
import register.transparency.TimeStamps;

/// The architecture. MayKnowTest checks which packages may know each other.
class ArchitectureTest {
    private static final int LARGEST_PACKAGE = 25;

    private static final String[] DOMAIN = {
        "register.assembly..",
        "register.brand..",
        "register.chain..",
        "register.document..",
        "register.json..",
        "register.log..",
        "register.measure..",
        "register.notice..",
        "register.objection..",
        "register.outbox..",
        "register.person..",
        "register.policy..",
        "register.publishing..",
        "register.recipient..",
        "register.record..",
        "register.request..",
        "register.settings..",
        "register.subscription..",
        "register.transparency..",
        "register.value..",
        "register.webhook..",
        "register.witness..",
        "register.words.."
    };

    @Test
    void theDomainKnowsItselfAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat(resideInAnyPackage("register..").and(not(resideInAnyPackage(DOMAIN)))));
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

    /// What `check --code` reads stays on the machine.
    @Test
    void theReviewOfCodeOpensNoSocket() {
        check(noClasses()
                .that()
                .resideInAnyPackage("register.usage..", "register.vendors..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "java.nio.channels..", "javax.net..")
                        .or(nameMatching(
                                "java\\.net\\.(?:.*Socket.*|.*Connection|Inet.*|URL)|java\\.lang\\.Process.*"))));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("register.(**)").should().beFreeOfCycles());
    }

    @Test
    void aPackageCanBeReadAtOnce() {
        Map<String, Long> sizes = Production.CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= LARGEST_PACKAGE);
        assertEquals(Map.of(), sizes);
    }

    /// `KindsContract` covers ports that are classes over the records, which no engine implements.
    @Test
    void everyPortHasItsContract() {
        List<String> ports = Stream.of(Ports.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getParameterCount() == 0)
                .map(method -> method.getReturnType().getSimpleName())
                .filter(name -> !name.equals("void"))
                .toList();
        assertTrue(ports.size() > 5, () -> "only " + ports);
        List<String> bare = ports.stream()
                .filter(port -> Stream.of("port.", "record.")
                        .noneMatch(in -> Production.CLASSES.contain("register.contract." + in + port + "Contract")))
                .toList();
        assertEquals(List.of(), bare);
    }

    /// Assembled in two places, the register would behave differently for different callers.
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
                DecisionMails.class,
                UndecidedMail.class,
                ForgottenReplies.class,
                OwnAddresses.class);
    }

    @Test
    void sealingAndSendingAreAssembledInOnePlacePerEngine() {
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
                .that(resideInAnyPackage("register..")
                        .and(not(resideInAnyPackage("register.commands..", "register.machine.."))))
                .should()
                .accessField(System.class, "out"));
    }

    /// The two places mask addresses; a third one might not.
    @Test
    void aLineReachesALogInOnePlacePerEngine() {
        Set<String> places = Stream.of(
                        FunctionLog.class, GatewayFunction.class, LocalContext.class, Log.class, RunRegister.class)
                .map(Class::getName)
                .collect(Collectors.toSet());
        check(noClasses()
                .that(not(DescribedPredicate.<JavaClass>describe(
                                "are the places",
                                type -> places.contains(type.getName().split("[$]", -1)[0])))
                        .and(not(resideInAnyPackage("register.commands..", "register.aws.commands.."))))
                .should()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(DescribedPredicate.<JavaClass>describe(
                        "are loggers",
                        type -> type.isEquivalentTo(LambdaLogger.class)
                                || type.getPackageName().matches("org\\.slf4j|java\\.util\\.logging"))));
    }

    private static void check(ArchRule rule) {
        rule.check(Production.CLASSES);
    }
}
