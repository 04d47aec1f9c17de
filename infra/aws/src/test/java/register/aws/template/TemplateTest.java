package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.aws.seal.KmsSeals;
import register.document.SealUse;
import register.forms.FormsHandler;
import register.mail.rule.MailSettings;
import register.read.RedirectHandler;
import register.read.endpoint.SecurityContact;
import register.recipient.RecipientErasure;
import register.request.Retention;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.testing.Checkout;

/// Everything that `template.yaml` names exists, and no role has more rights than it needs.
class TemplateTest {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final Pattern NAMES = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    /// Set by Lambda.
    private static final Map<String, String> OF_LAMBDA =
            Map.of("AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret");
    /// The variables read at a function's start.
    private static final Map<String, String> OF_A_FORM = Map.ofEntries(
            Map.entry("AWS_MAX_ATTEMPTS", "4"),
            Map.entry("REGISTER_DAILY_LIMITS", "1,5,1000"),
            Map.entry("REGISTER_EDGE", "E1EXAMPLE"),
            Map.entry("REGISTER_INTAKE_ADDRESSES", "in@dpa.example.com"),
            Map.entry("REGISTER_MAIL_DAYS", "30"),
            Map.entry("REGISTER_MAIL_FROM", "in@dpa.example.com"),
            Map.entry("REGISTER_NOTICE_EVENTS", "notices"),
            Map.entry("REGISTER_TEAM_MAIL_MINUTES", "15"),
            Map.entry("REGISTER_OWN_DOMAINS", "example.com"),
            Map.entry("REGISTER_PRIVATE_AUTHORITIES", "false"),
            Map.entry("REGISTER_RECIPIENT_DAYS", "1095"),
            Map.entry("REGISTER_REQUEST_DAYS", "1095"),
            Map.entry("REGISTER_SECURITY_CANONICAL", "https://list.example.com/.well-known/security.txt"),
            Map.entry("REGISTER_SECURITY_CONTACT", "mailto:security@example.com"),
            Map.entry("REGISTER_TEAM_ADDRESS", "team@example.com"),
            Map.entry("REGISTER_ORIGIN", "register.example.com"),
            Map.entry("REGISTER_TSA", "https://tsa.example.com"),
            Map.entry("REGISTER_URL", "https://register.example.com"));
    /// A function probes these shelves without rights to them, and finds nothing.
    private static final Set<String> MAY_BE_ABSENT =
            Set.of("REGISTER_PUBLISHED_BUCKET", "REGISTER_PERSONAL_BUCKET", "REGISTER_CORRESPONDENCE_BUCKET");

    /// Actions without a resource (Service Authorization Reference).
    private static final Set<Object> OF_THE_ACCOUNT = Set.of("ses:GetAccount");

    private static final Set<String> KEEPS = Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key");

    private final Template template;

    TemplateTest() throws IOException {
        this.template = Template.read();
    }

    static Stream<String> functions() throws IOException {
        return Template.read().resources(FUNCTION).keySet().stream();
    }

    @Test
    void everyNameThatIsMentionedExists() {
        Set<?> resources = template.section("Resources").keySet();
        Set<?> parameters = template.section("Parameters").keySet();
        Set<?> conditions = template.section("Conditions").keySet();
        var mentioned = new ArrayList<String>();
        template.members((name, value) -> {
            switch (name) {
                case "Ref" -> mentioned.add((String) value);
                case "Fn::GetAtt" -> mentioned.add(before((String) value));
                case "Fn::Sub" ->
                    NAMES.matcher((String) value).results().forEach(m -> mentioned.add(before(m.group(1))));
                case "DependsOn" -> Template.items(value).forEach(item -> mentioned.add((String) item));
                case "Condition" -> {
                    if (value instanceof String condition) {
                        assertTrue(conditions.contains(condition), condition);
                    }
                }
                case "Fn::If" -> {
                    Object condition = Template.items(value).findFirst().orElseThrow();
                    assertTrue(conditions.contains(condition), String.valueOf(condition));
                }
                default -> {}
            }
        });
        assertTrue(mentioned.size() > 100, mentioned.size() + " names");
        for (String name : mentioned) {
            assertTrue(name.startsWith("AWS:") || resources.contains(name) || parameters.contains(name), name);
        }
    }

    @Test
    void everyParameterIsExplainedAndHasADefault() {
        template.section("Parameters").forEach((name, parameter) -> {
            assertTrue(Template.map(parameter).containsKey("Default"), name + " has no default");
            assertTrue(Template.map(parameter).containsKey("Description"), name + " has no description");
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyHandlerIsInItsJars(String name) throws Exception {
        Map<?, ?> function = template.resource(FUNCTION, name);
        try (DeployedFunction deployed = open(function)) {
            for (String ofDrafts : List.of(
                    "org.apache.poi.ss.usermodel.Workbook",
                    "org.commonmark.parser.Parser",
                    "register.importing.PageImport")) {
                assertFalse(deployed.has(ofDrafts), ofDrafts + " is for the command line alone");
            }
            Class<?> handler = deployed.handler();
            assertTrue(handler.getConstructor().canAccess(null));
            assertTrue(
                    Stream.of(handler.getInterfaces())
                            .map(Class::getSimpleName)
                            .anyMatch(Set.of("RequestHandler", "RequestStreamHandler")::contains),
                    handler + " handles no requests");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyVariableThatIsReadIsSetAndEachThatIsSetIsRead(String name) throws Exception {
        Map<?, ?> function = template.resource(FUNCTION, name);
        Set<String> set = told(function);
        var recording = new Recording(set);
        try (DeployedFunction deployed = open(function)) {
            deployed.start(recording);
        }
        var unread = new TreeSet<>(set);
        unread.removeAll(recording.read);
        // All functions have these, so that each is written once; the functions that answer readers report nothing. The
        // JVM reads the last.
        unread.removeAll(Set.of("REGISTER_METRICS", "REGISTER_ORIGIN", "JAVA_TOOL_OPTIONS"));
        assertEquals(Set.of(), unread, "set and not read");
        var unset = new TreeSet<>(recording.read);
        unset.removeIf(variable -> !variable.startsWith("REGISTER_"));
        unset.removeAll(set);
        unset.removeAll(MAY_BE_ABSENT);
        assertEquals(Set.of(), unset, "read and not set");
    }

    @Test
    void overHttpAnAuthorityIsTakenOnlyWithItsFingerprint() {
        Pattern allowed = Pattern.compile(
                String.valueOf(Template.map(template.section("Parameters").get("TimeStampAuthorities"))
                        .get("AllowedPattern")));
        String pin = "#" + "0a".repeat(32);
        String colons = "#" + "0A:".repeat(31) + "0A";
        for (String taken : List.of(
                "",
                "https://tsa.example/tsr?key=1",
                "https://tsa.example" + pin + ",http://other.example/tsr" + colons + "+" + "0b".repeat(32))) {
            assertTrue(allowed.matcher(taken).matches(), taken);
        }
        for (String refused : List.of(
                "http://tsa.example/tsr",
                "https://tsa.example,http://other.example",
                "https://tsa.example#0a",
                "https://tsa.example" + pin + "0a",
                "https://tsa.example#" + "0a:".repeat(25),
                "http://tsa.example#",
                "tsa.example" + pin)) {
            assertFalse(allowed.matcher(refused).matches(), refused);
        }
    }

    /// Otherwise the function does not start, and no page is served.
    @Test
    void noSecurityContactIsTakenThatTheFunctionRefuses() {
        Pattern allowed = Pattern.compile(
                String.valueOf(Template.map(template.section("Parameters").get("SecurityContact"))
                        .get("AllowedPattern")));
        for (String contacts : List.of(
                "mailto:security@example.com",
                "https://example.com/report?a=1",
                "tel:+1-201-555-0123",
                "mailto:a@example.com,https://example.com/report",
                "mailto:security",
                "mailto:",
                "https://",
                "tel:",
                "tel:security",
                "http://example.com",
                "security@example.com",
                "mailto:a@example.com,tel:x")) {
            boolean starts;
            try {
                starts = !new SecurityContact(List.of(contacts.split(",", -1)), null)
                        .contacts()
                        .isEmpty();
            } catch (IllegalArgumentException _) {
                starts = false;
            }
            assertEquals(starts, allowed.matcher(contacts).matches(), contacts);
        }
        assertTrue(allowed.matcher("").matches());
    }

    /// A function that refuses its settings does not start, and nobody notices until mail waits.
    @Test
    void theTemplateAcceptsTheIntakesMailSettings() {
        Map<String, String> variables = Map.of(
                "MailAddresses", "REGISTER_INTAKE_ADDRESSES",
                "MailFrom", "REGISTER_MAIL_FROM",
                "OwnDomains", "REGISTER_OWN_DOMAINS",
                "TeamAddress", "REGISTER_TEAM_ADDRESS");
        variables.forEach((parameter, variable) -> {
            Pattern allowed = Pattern.compile(String.valueOf(
                    Template.map(template.section("Parameters").get(parameter)).get("AllowedPattern")));
            boolean several = parameter.equals("MailAddresses") || parameter.equals("OwnDomains");
            for (String value : List.of(
                    "",
                    "dpa+x@example.com",
                    "example.com",
                    several ? "a@example.com,b@example.com" : "b@example.com",
                    several ? "example.com,example.org" : "localhost",
                    "a b@example.com",
                    "DPA <dpa@example.com>",
                    "dpa@b\u00fccher.example",
                    "example..com",
                    "dpa@example.com;x")) {
                boolean starts = true;
                try {
                    var _ = MailSettings.read(Variables.of(Map.of(variable, value)));
                } catch (BadSettingException _) {
                    starts = false;
                }
                assertEquals(starts, allowed.matcher(value).matches(), parameter + ": " + value);
            }
        });
    }

    /// Through `infra/distribution/stack.sh`: acknowledgements by a person are sealed as by the intake.
    @Test
    void theCommandsAreToldOfSealsWhatTheIntakeIsTold() throws IOException {
        String script = Files.readString(Checkout.file("infra/distribution/stack.sh"));
        Map<?, ?> told = Template.map(
                Template.map(template.resource(FUNCTION, "IntakeFunction").get("Environment"))
                        .get("Variables"));
        for (String variable : KmsSeals.variablesOf(SealUse.ACKNOWLEDGEMENT_SEAL)) {
            Matcher set = Pattern.compile(
                            variable + "=\\$\\{" + variable + ":?-\\$\\((output|parameter) ([A-Za-z]+)\\)}")
                    .matcher(script);
            assertTrue(set.find(), () -> "infra/distribution/stack.sh does not tell the commands " + variable);
            Object source = set.group(1).equals("parameter")
                    ? Map.of("Ref", set.group(2))
                    : Template.map(template.section("Outputs").get(set.group(2)))
                            .get("Value");
            assertEquals(told.get(variable), source, variable);
            assertTrue(
                    Pattern.compile("export [A-Z_ ]*" + variable + "\\b")
                            .matcher(script)
                            .find(),
                    variable);
        }
    }

    /// The variables of a function, those of all included.
    private Set<String> told(Map<?, ?> function) {
        var set = new TreeSet<String>();
        for (Map<?, ?> from : List.of(Template.map(template.section("Globals").get("Function")), function)) {
            Template.map(Template.map(from.get("Environment")).get("Variables"))
                    .keySet()
                    .forEach(variable -> set.add((String) variable));
        }
        return set;
    }

    /// The functions have all variables that `stack.sh` reads from them for commands with `--aws`.
    @Test
    void theCommandsAreToldWhatTheFunctionsAreTold() throws IOException {
        String script =
                Files.readString(Checkout.file("infra/distribution/stack.sh")).replace("\\\n", " ");
        Matcher asked = Pattern.compile("(?<=need_function_variables )([A-Z][a-z]\\w+) ([A-Z_ ]+)")
                .matcher(script);
        var functions = new TreeSet<String>();
        while (asked.find()) {
            functions.add(asked.group(1));
            Set<String> told = told(template.resource(FUNCTION, asked.group(1)));
            for (String variable : asked.group(2).strip().split(" +", -1)) {
                assertTrue(told.contains(variable), asked.group(1) + " is not told " + variable);
            }
        }
        assertEquals(
                Set.of("IntakeFunction", "ReconcileFunction", "SnapshotFunction", "TickFunction", "WebhooksFunction"),
                functions);
    }

    /// `redrive` runs these functions here: without their names, for example, a log would be a trial's for good.
    @Test
    void aRetryIsToldAllThatTheFunctionsAreTold() throws IOException {
        String script =
                Files.readString(Checkout.file("infra/distribution/stack.sh")).replace("\\\n", " ");
        String told = script.substring(
                script.indexOf("\nneed_stack_variables()"), script.indexOf("\nneed_log_key_variables()"));
        told = told.replaceAll("(?s)\nneed_function_variables\\(\\) .*?\n}\n", "");
        for (String function : List.of("ReconcileFunction", "IntakeFunction", "PublishFunction")) {
            for (Object variable : Template.map(
                            Template.map(template.resource(FUNCTION, function).get("Environment"))
                                    .get("Variables"))
                    .keySet()) {
                assertTrue(
                        Pattern.compile("[ {]" + variable + "\\b").matcher(told).find(), function + "'s " + variable);
            }
        }
    }

    @Test
    void everyFunctionHasALogThatEndsAndARoleOfItsOwn() {
        Map<String, Map<?, ?>> functions = template.resources(FUNCTION);
        var roles = new TreeSet<String>();
        functions.forEach((name, function) -> {
            Object log = Template.map(
                            Template.map(function.get("LoggingConfig")).get("LogGroup"))
                    .get("Ref");
            assertTrue(
                    template.resource("AWS::Logs::LogGroup", String.valueOf(log))
                            .containsKey("RetentionInDays"),
                    name);
            roles.add((String) Template.map(function.get("Role")).get("Fn::GetAtt"));
        });
        assertEquals(functions.size(), roles.size());
    }

    @Test
    void rolesNameTheirActionsAndResources() {
        int statements = 0;
        for (String type : List.of("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
            for (Map.Entry<String, Map<?, ?>> role : template.resources(type).entrySet()) {
                assertFalse(role.getValue().containsKey("ManagedPolicyArns"), role.getKey());
                var allowed = new ArrayList<Map<?, ?>>();
                Template.visit(List.of(Map.of("", role.getValue())), (_, value) -> {
                    if (value instanceof Map<?, ?> statement && statement.containsKey("Resource")) {
                        allowed.add(statement);
                    }
                    if (value instanceof List<?> list) {
                        list.forEach(item -> {
                            if (Template.map(item).containsKey("Resource")) {
                                allowed.add(Template.map(item));
                            }
                        });
                    }
                });
                for (Map<?, ?> statement : allowed) {
                    Template.items(statement.get("Action"))
                            .forEach(
                                    action -> assertFalse(String.valueOf(action).contains("*"), role + " " + action));
                    Template.items(statement.get("Resource"))
                            .forEach(resource -> assertTrue(
                                    !(resource instanceof String) || OF_THE_ACCOUNT.contains(statement.get("Action")),
                                    role + " " + resource));
                }
                statements += allowed.size();
            }
        }
        assertTrue(statements > 30, statements + " statements");
    }

    @Test
    void onlyTheRoleThatNeedsItReachesDocumentsMailOrKeys() {
        assertEquals(Set.of("dynamodb", "logs"), services("ReadRole"));
        assertEquals(Set.of("dynamodb", "logs", "s3"), services("RedirectRole"));
        assertTrue(actions("RedirectRole").stream().noneMatch(action -> action.startsWith("s3:Put")));
        assertEquals(
                Set.of("FormMailsRole", "IntakeRole", "TickRole"),
                template.resources("AWS::IAM::Role").keySet().stream()
                        .filter(role -> services(role).contains("ses"))
                        .collect(Collectors.toSet()));
    }

    /// Other repositories' workflows, and other branches or pull requests of this one, get no access.
    @Test
    void theRepositoryOnGitHubPublishesFromItsEnvironmentAlone() {
        Map<?, ?> role = template.resource("AWS::IAM::Role", "GitHubRole");
        Map<?, ?> declared = Template.map(template.section("Resources").get("GitHubRole"));
        assertEquals("HasGitHub", declared.get("Condition"));
        List<?> trust = Template.items(
                        Template.map(role.get("AssumeRolePolicyDocument")).get("Statement"))
                .toList();
        assertEquals(1, trust.size());
        Map<?, ?> trusted = Template.map(trust.getFirst());
        String provider = "token.actions.githubusercontent.com";
        assertEquals(
                Map.of(
                        "Federated",
                        Map.of("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/" + provider)),
                trusted.get("Principal"));
        assertEquals("sts:AssumeRoleWithWebIdentity", trusted.get("Action"));
        assertEquals(
                Map.of(
                        "StringEquals",
                        Map.of(
                                provider + ":aud",
                                "sts.amazonaws.com",
                                provider + ":sub",
                                Map.of("Fn::Sub", "repo:${GitHubRepository}:environment:production"))),
                trusted.get("Condition"));
        assertEquals(List.of("s3:PutObject", "s3:GetObject"), actions("GitHubRole"));
        var resources = new ArrayList<Object>();
        Template.visit(role.get("Policies"), (name, value) -> {
            if (name.equals("Resource")) {
                resources.add(Template.map(value).get("Fn::Sub"));
            }
        });
        assertEquals(List.of("${SubmissionsBucket.Arn}/policies/*", "${SubmissionsBucket.Arn}/results/*"), resources);

        Map<?, ?> parameter = Template.map(template.section("Parameters").get("GitHubRepository"));
        Pattern allowed = Pattern.compile(String.valueOf(parameter.get("AllowedPattern")));
        assertEquals("", parameter.get("Default"));
        for (String repository : List.of("", "acme/policies", "a-b/c.d_e")) {
            assertTrue(allowed.matcher(repository).matches(), repository);
        }
        for (String repository :
                List.of("acme", "acme/*", "*/policies", "acme/policies:ref", "acme/policies/x", "a?/b")) {
            assertFalse(allowed.matcher(repository).matches(), repository);
        }
    }

    @Test
    void everyBucketWantsTls() {
        var guarded = new TreeSet<Object>();
        template.resources("AWS::S3::BucketPolicy").values().forEach(policy -> {
            if (policy.toString().contains("Effect=Deny") && policy.toString().contains("aws:SecureTransport=false")) {
                guarded.add(Template.map(policy.get("Bucket")).get("Ref"));
            }
        });
        assertEquals(new TreeSet<Object>(template.resources("AWS::S3::Bucket").keySet()), guarded);
    }

    /// Deleting there takes effect at once: no version stays, and no lock prevents it.
    @Test
    void personalDataCanBeErased() {
        Map<?, ?> bucket = template.resource("AWS::S3::Bucket", "PersonalBucket");
        assertFalse(bucket.containsKey("VersioningConfiguration"));
        assertFalse(bucket.containsKey("ObjectLockEnabled"));
    }

    /// The retention of a request starts when it is closed, which no bucket rule knows.
    @Test
    void correspondenceEndsByNoAgeButWhereMailArrives() {
        Map<?, ?> bucket = template.resource("AWS::S3::Bucket", "CorrespondenceBucket");
        assertFalse(bucket.containsKey("VersioningConfiguration"));
        List<Object> ending = Template.items(
                        Template.map(bucket.get("LifecycleConfiguration")).get("Rules"))
                .map(Template::map)
                .<Object>map(rule -> rule.get("Prefix"))
                .toList();
        assertEquals(List.of("inbound/"), ending);
        Map.of(
                        "MailDays", Retention.DEFAULT.mailDays(),
                        "RequestDays", Retention.DEFAULT.requestDays(),
                        "RecipientDays", RecipientErasure.DEFAULT_DAYS)
                .forEach((days, own) -> {
                    Object otherwise = Template.map(
                                    template.section("Parameters").get(days))
                            .get("Default");
                    assertEquals(Integer.toString(own), String.valueOf(otherwise), days);
                });
    }

    /// Otherwise a change of memory or variables publishes no version, and the alias is not updated.
    @Test
    void snapStartFunctionsArePublishedOnEveryChange() {
        var published = new TreeSet<String>();
        template.resources(FUNCTION).forEach((name, function) -> {
            if (function.containsKey("SnapStart")) {
                assertTrue(function.containsKey("AutoPublishAlias"), name);
                assertEquals("true", function.get("AutoPublishAliasAllProperties"), name);
                published.add(name);
            }
        });
        assertEquals(Set.of("ReadFunction", "RedirectFunction"), published);
    }

    /// A deleted stack leaves them; a failed first deployment removes them. Except the table: it is protected and
    /// would make such a deployment hang. The key of the topics encrypts nothing that outlasts delivery.
    @Test
    void dataOutlivesTheStack() {
        var kept = new TreeSet<String>();
        template.section("Resources").forEach((name, value) -> {
            Map<?, ?> resource = Template.map(value);
            if (KEEPS.contains(resource.get("Type")) && !"TopicKey".equals(name)) {
                boolean isProtected = Template.map(resource.get("Properties")).containsKey("DeletionProtectionEnabled");
                assertEquals(
                        isProtected ? "Retain" : "RetainExceptOnCreate",
                        resource.get("DeletionPolicy"),
                        String.valueOf(name));
                assertEquals("Retain", resource.get("UpdateReplacePolicy"), String.valueOf(name));
                kept.add((String) name);
            }
        });
        assertTrue(kept.size() >= 6, kept.toString());
    }

    @Test
    void theGatewaySendsTheAddressesOfRedirectsAndFormsToThem() {
        assertEquals(List.of(RedirectHandler.PATH), paths("RedirectFunction"));
        assertEquals(FormsHandler.PATHS, paths("FormsFunction"));
    }

    /// A flood of one kind does not affect readers of the others. Only routes that always exist have their own
    /// settings; AWS would refuse to remove any other route that has them.
    @Test
    void formsPagesListsAndTheLogAreLimitedApart() {
        Map<?, ?> api = template.resource("AWS::Serverless::HttpApi", "Api");
        Map<?, ?> own = Template.map(api.get("RouteSettings"));
        assertEquals(List.of("/v1/{proxy+}", "/log/{proxy+}"), paths("ReadFunction"), "pages are the rest");
        assertEquals(Set.of("$default", "ANY /v1/{proxy+}", "ANY /log/{proxy+}"), own.keySet());
        for (Object settings : own.values()) {
            for (String limit : List.of("ThrottlingBurstLimit", "ThrottlingRateLimit")) {
                int readers = number(Template.map(settings), limit);
                int forms = number(Template.map(api.get("DefaultRouteSettings")), limit);
                assertTrue(0 < forms && forms < readers, limit + ": forms " + forms + ", readers " + readers);
            }
        }
    }

    private static int number(Map<?, ?> settings, String name) {
        return Integer.parseInt(String.valueOf(settings.get(name)));
    }

    /// Paths of forms contain the codes of mailed links.
    @Test
    void theGatewayKeepsNoAccessLog() {
        assertFalse(template.resource("AWS::Serverless::HttpApi", "Api").containsKey("AccessLogSettings"));
    }

    private List<Object> paths(String function) {
        var paths = new ArrayList<>();
        Template.visit(template.resource(FUNCTION, function), (name, value) -> {
            if (name.equals("Path")) {
                paths.add(value);
            }
        });
        return paths;
    }

    /// AWS Lambda Developer Guide, "Using Lambda with Amazon SQS"; and the lease of a reply is five minutes.
    @Test
    void mailIsNotTakenInTwiceAtOnce() {
        int timeout = Integer.parseInt(
                String.valueOf(template.resource(FUNCTION, "IntakeFunction").get("Timeout")));
        int hidden = Integer.parseInt(
                String.valueOf(template.resource("AWS::SQS::Queue", "MailQueue").get("VisibilityTimeout")));
        assertTrue(hidden >= 6 * timeout);
        assertTrue(timeout < 300);
    }

    private static DeployedFunction open(Map<?, ?> function) throws IOException, ClassNotFoundException {
        return DeployedFunction.open(String.valueOf(function.get("CodeUri")), String.valueOf(function.get("Handler")));
    }

    private List<String> actions(String role) {
        var actions = new ArrayList<String>();
        Template.visit(template.resource("AWS::IAM::Role", role).get("Policies"), (name, value) -> {
            if (name.equals("Action")) {
                Template.items(value).forEach(action -> actions.add((String) action));
            }
        });
        return actions;
    }

    private Set<String> services(String role) {
        var services = new TreeSet<String>();
        actions(role).forEach(action -> services.add(action.substring(0, action.indexOf(':'))));
        return services;
    }

    private static String before(String name) {
        return name.split("\\.", 2)[0];
    }

    /// Variables with a value for each name; records the names that were read.
    private static final class Recording extends AbstractMap<String, String> {
        private final Map<String, String> values = new HashMap<>(OF_LAMBDA);
        private final Set<String> read = new TreeSet<>();

        Recording(Set<String> names) {
            names.forEach(name -> values.put(name, OF_A_FORM.getOrDefault(name, "placeholder")));
        }

        @Override
        public String getOrDefault(Object name, String otherwise) {
            read.add((String) name);
            return values.getOrDefault(name, otherwise);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            throw new AssertionError("variables are asked for by name");
        }
    }
}
