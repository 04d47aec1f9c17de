package register.aws.commands;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.client.Clients;
import register.aws.kms.KmsConnection;
import register.aws.kms.KmsReferenceKey;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.aws.ses.SesCorrespondence;
import register.aws.ses.SesQuota;
import register.document.SealUse;
import register.document.Trial;
import register.evidence.SealedEvidence;
import register.machine.site.SealSetup;
import register.machine.site.Site;
import register.mail.Correspondence;
import register.mail.Redrive;
import register.mail.rule.MailSettings;
import register.notice.NoticeRate;
import register.pdf.seal.SealKey.Algorithm;
import register.recipient.RecipientErasure;
import register.request.RequestErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Bytes;
import register.value.ReferenceKey;
import register.webhooks.WebhookDesk;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The register on AWS, with its functions' variables and the caller's credentials.
public final class AwsSite implements Site {
    /// The variables that decisions about mail depend on.
    private static final List<String> OF_INTAKE = List.of(
            "REGISTER_REFERENCE_KEY",
            "REGISTER_ACKNOWLEDGEMENT_KEY",
            "REGISTER_INTAKE_ADDRESSES",
            "REGISTER_MAIL_FROM");

    private static final String AUTHORITIES = "REGISTER_TSA";

    private static final String OWN_VALUE = "expected the functions' own value, empty if they have none";

    private static final String WITH_WEBHOOKS = "expected the key of a stack that was deployed with Webhooks=true";

    private final Variables variables;
    private final AwsPorts ports;
    private final Register register;

    private AwsSite(Variables variables, Clock clock) {
        this.variables = variables;
        this.ports = AwsPorts.of(variables);
        this.register = new Register(ports, clock);
    }

    @Override
    public Register register() {
        return register;
    }

    @Override
    public @Nullable Attesting attesting() {
        return null;
    }

    @Override
    public Bytes logKey() {
        return KmsSeals.of(variables, register).logKey();
    }

    @Override
    public Correspondence correspondence() {
        requireSealSettings();
        return SesCorrespondence.of(
                variables,
                register,
                KmsSeals.of(variables, register),
                MailSettings.read(variables).with(trial().is()));
    }

    @Override
    public RequestErasure requestErasure() {
        return register.requestErasure(ports.mailCopies(), Retention.read(variables));
    }

    @Override
    public RecipientErasure recipientErasure() {
        return register.recipientErasure(RecipientErasure.days(variables));
    }

    @Override
    public ReferenceKey referenceKey() {
        return KmsSeals.of(variables, register).references();
    }

    @Override
    public NoticeRate noticeRate() {
        return quota().rate();
    }

    @Override
    public String noticesLeaveFrom() {
        var _ = variables.required("REGISTER_NOTICE_EVENTS", "expected a stack with MailDomain, which sends them");
        quota().refusal().ifPresent(why -> {
            throw new BadSettingException("--aws", "", "expected an account whose mail reaches customers: " + why);
        });
        return "the stack's tick function, which runs every minute, through SES";
    }

    private SesQuota quota() {
        return SesQuota.of(AwsConnection.of(variables));
    }

    @Override
    public WebhookDesk webhooks() {
        String key = variables.required("REGISTER_WEBHOOK_KEY", WITH_WEBHOOKS);
        return WebhookDesk.of(
                register,
                PublicAddress.linked(variables),
                new KmsReferenceKey(KmsConnection.client(AwsConnection.of(variables)), key),
                trial().is());
    }

    @Override
    public SealedEvidence evidenceSeals() {
        requireSealSettings();
        return KmsSeals.of(variables, register).evidence();
    }

    /// According to the logs, as the functions' settings may not be at hand, and to the name of those to come.
    @Override
    public Trial trial() {
        Optional<String> named = Optional.ofNullable(variables.optional("REGISTER_ORIGIN"));
        return Trial.of(false, Stream.concat(named.stream(), register.logOrigins()));
    }

    @Override
    public void requireAddress() {
        // The functions seal and sign, with the stack's own settings.
    }

    @Override
    public @Nullable URI address() {
        return PublicAddress.linked(variables).url();
    }

    @Override
    public SealSetup seal(SealUse use, @Nullable String key, Algorithm algorithm) {
        String named = key == null ? variables.required(KmsSeals.variable(use), AwsConnection.STACK) : key;
        return new KmsSeal(use, KmsConnection.client(AwsConnection.of(variables)), named, register);
    }

    @Override
    public Redrive redrive() {
        String invocations = variables.required("REGISTER_GIVEN_UP", AwsConnection.STACK);
        requireSealSettings();
        // Without them, a log that a retry signs first would have a trial's name for good.
        List.of("REGISTER_URL", "REGISTER_ORIGIN").forEach(name -> variables.requireSet(name, OWN_VALUE));
        @Nullable String mail = variables.optional("REGISTER_MAIL_DEAD_LETTERS");
        if (mail != null) {
            OF_INTAKE.forEach(name -> variables.required(name, "expected the intake function's own value"));
        }
        return new CombinedRedrive(
                new DeadLetters(
                        Clients.configured(SqsClient.builder(), AwsConnection.of(variables), "SQS")
                                .build(),
                        mail,
                        invocations,
                        ports.failures(),
                        variables,
                        register.clock()),
                Correspondence.forgottenReplies(register));
    }

    /// Without them, documents would silently be sealed without time-stamps, or for good under a trial's certificate.
    private void requireSealSettings() {
        for (String setting : List.of(AUTHORITIES, "REGISTER_SEAL_SUBJECT")) {
            variables.requireSet(setting, OWN_VALUE);
        }
    }

    @Override
    public void close() {
        ports.close();
    }

    /// Found by the commands.
    public static final class Opener implements Site.Opener {
        private static final List<String> REQUIRED = List.of(
                "AWS_REGION",
                "REGISTER_TABLE",
                "REGISTER_PUBLISHED_BUCKET",
                "REGISTER_PERSONAL_BUCKET",
                "REGISTER_CORRESPONDENCE_BUCKET");

        @Override
        public Site open(Map<String, String> environment, Clock clock) {
            Variables variables = Variables.of(environment);
            REQUIRED.forEach(name -> variables.required(name, AwsConnection.STACK));
            return new AwsSite(variables, clock);
        }
    }
}
