package register.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.policy.PolicyVersion;
import register.policyfile.PolicyFile;

class CodeReviewTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("A name in a manifest or in code is seen on its line")
    @CsvSource(delimiter = '|', textBlock = """
        package.json | {\\n"dependencies": {\\n"@sentry/node": "1"}} | Sentry 3 @sentry/node
        package-lock.json | {"packages": {"": {"dependencies":\\n{"stripe": "1"}}}} | Stripe 2 stripe
        pnpm-lock.yaml | importers:\\n  .:\\n    dependencies:\\n      '@sentry/node': | Sentry 4 @sentry/node
        yarn.lock | # yarn\\n"@sentry/node@^1.0": | Sentry 2 @sentry/node
        requirements-prod.txt | # x\\nsentry_sdk[flask]>=2 | Sentry 2 sentry_sdk
        pyproject.toml | [project]\\ndependencies = [\\n  "openai>=1",\\n] | OpenAI 3 openai
        pyproject.toml | [tool.poetry.dependencies]\\nstripe = "^1" | Stripe 2 stripe
        poetry.lock | [[package]]\\nname = "stripe" | Stripe 2 stripe
        go.mod | module x\\nrequire (\\n\\tgithub.com/stripe/stripe-go/v82 v82.1.0\\n) | Stripe 3 github.com/stripe/stripe-go/v82
        pom.xml | <dependency>\\n<groupId>com.sendgrid</groupId>\\n<artifactId>sendgrid-java</artifactId></dependency> | SendGrid 3 com.sendgrid:sendgrid-java
        build.gradle.kts | dependencies {\\n implementation("com.sendgrid:sendgrid-java:4.0") } | SendGrid 2 com.sendgrid:sendgrid-java
        Gemfile | gem 'stripe', '~> 1' | Stripe 1 stripe
        Gemfile.lock | DEPENDENCIES\\n  stripe (~> 1) | Stripe 2 stripe
        composer.json | {"require":\\n{"stripe/stripe-php": "1"}} | Stripe 2 stripe/stripe-php
        composer.lock | {"packages":\\n[{"name": "stripe/stripe-php"}]} | Stripe 2 stripe/stripe-php
        Cargo.toml | [dependencies]\\nsentry = "0.30" | Sentry 2 sentry
        mix.exs | defp deps do\\n[{:sentry, "~> 10"}] | Sentry 2 sentry
        main.tf | required_providers {\\nx = {\\nsource = "cloudflare/cloudflare" }} | Cloudflare 3 cloudflare/cloudflare
        docker-compose.prod.yml | services:\\n a:\\n  image: datadog/agent:7 | Datadog 3 datadog/agent
        web/vercel.json | {} | Vercel 1 vercel.json
        src/mail.ts | const at =\\n'https://api.resend.com/emails' | Resend 2 api.resend.com
        src/dsn.py | DSN = "https://key@o1.ingest.sentry.io/2" | Sentry 1 o1.ingest.sentry.io
        .env.example | RESEND_API_KEY= | Resend 1 RESEND_API_KEY
        deploy.yaml | - name: OPENAI_API_KEY | OpenAI 1 OPENAI_API_KEY
        src/mail.yml | stripe_api_key: '' | Stripe 1 stripe_api_key
        src/mail.ts | const stripeApiKey = '' | Stripe 1 stripeApiKey
        src/a.ts | env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY | Clerk 1 CLERK_PUBLISHABLE_KEY""")
    void eachFormIsRead(String file, String text, String expected) throws IOException {
        write(file, text.replace("\\n", "\n").replace("\\t", "\t"));
        CodeReview review = review();
        assertEquals(
                List.of(expected),
                review.used().stream().map(CodeReviewTest::seen).toList());
        assertFalse(review.used().getFirst().first().aside());
    }

    @ParameterizedTest
    @DisplayName("Development, tests, examples and comments rank below the product")
    @CsvSource(delimiter = '|', textBlock = """
        package.json | {"devDependencies": {"@sentry/node": "1"}}
        Gemfile | group :development, :test do\\n  gem 'stripe'\\nend
        go.mod | require github.com/stripe/stripe-go/v82 v82.1.0 // indirect
        pom.xml | <dependency><groupId>com.sendgrid</groupId><artifactId>sendgrid-java</artifactId><scope>test</scope></dependency>
        build.gradle | testImplementation 'com.sendgrid:sendgrid-java:4.0'
        Cargo.toml | [dev-dependencies]\\nsentry = "0.30"
        mix.exs | {:sentry, "~> 10", only: [:test]}
        pyproject.toml | [dependency-groups]\\ndev = ["openai"]
        composer.json | {"require-dev": {"stripe/stripe-php": "1"}}
        tests/package.json | {"dependencies": {"stripe": "1"}}
        src/mail.test.ts | fetch('https://api.resend.com')
        src/mail.ts | // see https://api.resend.com
        src/mail.ts | send(); // by https://api.resend.com
        src/mail.py | # OPENAI_API_KEY""")
    void whatTheProductDoesNotNeedRanksLower(String file, String text) throws IOException {
        write(file, text.replace("\\n", "\n"));
        CodeReview review = review();
        assertEquals(1, review.used().size());
        assertTrue(review.used().getFirst().first().aside());
    }

    @ParameterizedTest
    @DisplayName("Prose, copies of others' code and built files show no use")
    @ValueSource(
            strings = {
                "README.md",
                "docs/guide.mdx",
                "node_modules/a/index.js",
                "vendor/a/a.go",
                ".git/config.js",
                "dist/a.js",
                "web/app.min.js",
                "a.js.map",
                "logo.png",
                ".next/a.js"
            })
    void proseAndCopiesAreLeftOut(String file) throws IOException {
        write(file, "fetch('https://api.resend.com')");
        assertEquals(List.of(), review().used());
    }

    @Test
    @DisplayName("A common word or a brand alone shows no use")
    void wordsAloneAreNothing() throws IOException {
        write(
                "a.ts",
                "stripe(box); const segment = heap.render('linear'); // Sentry, Resend\n'Segment.io' 'me@api.resend.com'");
        assertEquals(List.of(), review().used());
    }

    @Test
    @DisplayName("A file that lists many hosts describes others' services")
    void listsOfHostsAreNothing() throws IOException {
        String hosts = Stream.iterate(0, i -> i < 20, i -> i + 1)
                .map(i -> "  'h" + i + ".example.com',\n")
                .collect(Collectors.joining());
        write("a.ts", hosts + "  'api.resend.com',\n");
        assertEquals(List.of(), review().used());
        write("a.ts", hosts + "fetch('https://api.resend.com')\n");
        assertEquals(1, review().used().size());
        write("a.ts", "  'api.resend.com',\n");
        assertEquals(1, review().used().size());
    }

    @Test
    @DisplayName("A lock file counts only without its manifest")
    void lockFilesYieldToManifests() throws IOException {
        write("a/yarn.lock", "stripe@^1:\n");
        assertEquals(1, review().used().size());
        write("a/package.json", "{\"dependencies\": {}}");
        assertEquals(List.of(), review().used());
    }

    @ParameterizedTest
    @DisplayName("A vendor is declared by legal name, brand or website, and the company itself needs no entry")
    @CsvSource(delimiter = '|', textBlock = """
        legalName: 'Functional Software, Inc.' | Our GmbH
        displayName: Sentry | Our GmbH
        legalName: Kaart OÜ, website: 'https://sentry.io/welcome' | Our GmbH
        displayName: Stripe | Sentry""")
    void declaredVendorsAreNotAskedAbout(String fields, String provider) throws IOException {
        write("package.json", "{\"dependencies\": {\"@sentry/node\": \"1\"}}");
        assertEquals(List.of(), review(fields, provider).used());
        assertEquals(1, review().used().size());
    }

    @Test
    @DisplayName("A declared vendor of known services that the code does not show is remarked, others are counted")
    void declaredAndNotSeen() throws IOException {
        write("a.ts", "");
        assertEquals(
                List.of("Stripe"), review("displayName: Stripe", "Our GmbH").unseen());
        CodeReview unknown = review("legalName: Kaart OÜ", "Our GmbH");
        assertEquals(List.of(), unknown.unseen());
        assertEquals(1, unknown.unknown());
    }

    @Test
    @DisplayName("Links are not followed, and large, binary and damaged files do no harm")
    void hostileFilesAreBounded(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("a.ts"), "https://api.resend.com");
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        Files.createSymbolicLink(folder.resolve("b.ts"), outside.resolve("a.ts"));
        Files.createSymbolicLink(folder.resolve("circle"), folder);
        write("binary.ts", "\0 https://api.resend.com");
        write("huge.ts", "https://api.resend.com\n".repeat(100_000));
        write("long.ts", "x".repeat(3_000) + " https://api.resend.com");
        write("dots.ts", "a.".repeat(900) + "\n" + "A_".repeat(900));
        write("package.json", "{\"dependencies\": {\"stripe\": \"1\", ");
        write("deep/package.json", "[".repeat(100_000));
        CodeReview review = review();
        assertEquals(
                List.of("Stripe 1 stripe"),
                review.used().stream().map(CodeReviewTest::seen).toList());
        assertEquals(1, review.unread());
    }

    @Test
    @DisplayName("A file's name is printed on one line without control characters")
    void fileNamesAreEscaped() throws IOException {
        write("a\u001b[31m\nb.ts", "https://api.resend.com");
        assertEquals(
                "a\uFFFD[31m\uFFFDb.ts:1 names api.resend.com, a host of Resend: does customers' data reach it?",
                review().used().getFirst().first().question());
    }

    @Test
    @DisplayName("Nothing is sent, and no program is started")
    void nothingLeavesTheMachine() throws Exception {
        write("package.json", "{\"dependencies\": {\"stripe\": \"1\"}}");
        write("a.ts", "fetch('https://api.resend.com')");
        assertEquals(List.of(), outward(() -> assertEquals(2, review().used().size())));
        assertEquals(List.of("jdk.SocketWrite"), outward(CodeReviewTest::sendToOneself));
    }

    private static List<String> outward(Executable work) throws Exception {
        try (var recording = new Recording()) {
            for (String event : List.of("jdk.SocketWrite", "jdk.ProcessStart")) {
                recording.enable(event).withoutThreshold();
            }
            recording.start();
            try {
                work.execute();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            recording.stop();
            Path file = Files.createTempFile("outward", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getThread() != null
                                && event.getThread().getJavaThreadId()
                                        == Thread.currentThread().threadId())
                        .map(event -> event.getEventType().getName())
                        .distinct()
                        .toList();
            } finally {
                Files.delete(file);
            }
        }
    }

    private static void sendToOneself() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            socket.getOutputStream().write(1);
        }
    }

    @Test
    @DisplayName("A folder that is missing is refused")
    void aMissingFolderIsRefused() {
        PolicyVersion version = version("displayName: Stripe", "Our GmbH");
        assertThrows(NoSuchFileException.class, () -> CodeReview.of(version, folder.resolve("none")));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String seen(CodeReview.Use use) {
        return use.vendor().brand() + " " + use.first().line() + " "
                + use.first().name();
    }

    private CodeReview review() throws IOException {
        return review("legalName: Kaart OÜ", "Our GmbH");
    }

    private CodeReview review(String fields, String provider) throws IOException {
        return CodeReview.of(version(fields, provider), folder);
    }

    private static PolicyVersion version(String fields, String provider) {
        String subprocessor = Stream.of(fields.split(", (?=\\w+:)"))
                .map(field -> "    " + field + "\n")
                .collect(Collectors.joining());
        String yaml = """
                policy: ours
                effectiveDate: 2026-01-01
                dateBasis: effective
                timeZone: Europe/Berlin
                editions:
                  en: {status: original, title: Subprocessors, provider: %s, sections: [{table: support}]}
                subprocessors:
                  - id: one
                %s    engagements:
                      - id: servers
                        service: {en: Servers}
                        purpose: {en: Runs servers.}
                        category: support
                        locations: [{country: DE}]
                """.formatted(provider, subprocessor);
        return switch (PolicyFile.read("ours.yaml", yaml.getBytes(UTF_8))) {
            case PolicyFile.Read(PolicyVersion version) -> version;
            case PolicyFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
