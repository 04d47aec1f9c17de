package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.chain.Chain;
import register.policy.PolicyVersion;
import register.value.PolicyId;

/// The reads of the chain per answer depend on what it shows, not on the number of versions or policies.
class FlatCostTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final AtomicInteger reads = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/versions",
                "/desk/2024-02-01",
                "/v1/policies",
                "/v1/policies/desk/subprocessors",
                "/v1/policies/desk/feed.atom",
                "/v1/policies/desk/feed.json",
                "/v1/policies/desk/dates.ics",
                "/v1/policies/desk/versions?limit=20",
                "/v1/policies/desk/versions?limit=20&cursor=2024-03-01",
                "/v1/policies/desk/versions?limit=20&status=superseded",
                "/v1/policies/desk/versions/2024-02-01",
                "/"
            })
    void readsAreTheSameOfManyVersionsAndOfThreeTimesAsMany(String address) {
        int few = readsOf(versions(120), address);
        int many = readsOf(versions(360), address);
        assertEquals(few, many);
        // A page reads each version among its rows once, to state its changes.
        int rows = address.contains("/feed.") || address.contains("/dates.")
                ? 35
                : !address.startsWith("/desk") ? 0 : address.startsWith("/desk/versions") ? 23 : 15;
        assertTrue(many <= 6 + rows, many + " reads");
    }

    /// Neither read nor rendered again: only the end of the chain is queried.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/versions",
                "/v1/policies",
                "/v1/policies/desk/versions?limit=20",
                "/",
                "/v1/policies/desk/feed.atom",
                "/v1/policies/desk/dates.ics"
            })
    void whatWasAnsweredOnceTakesOneRead(String address) {
        TestRegister register = versions(30);
        RequestStreamHandler handler = register.handler(counted(register.chain));
        Reply first = TestRegister.reply(TestRegister.call(handler, TestRegister.event("GET", address)));
        reads.set(0);
        byte[] again =
                TestRegister.event("GET", address, "if-none-match", Objects.requireNonNull(first.header("etag")));
        assertEquals(304, TestRegister.reply(TestRegister.call(handler, again)).status());
        assertEquals(1, reads.get());
    }

    @Test
    void anIndexIsOneReadOfAnyNumberOfPolicies() {
        TestRegister register = policies(120);
        for (String address : List.of("/", "/v1/policies", "/v1/policies?limit=100", "/v1/policies?after=p-050")) {
            assertEquals(1, readsOf(register, address), address);
        }
    }

    @Test
    void pagesOfAnIndexTogetherListEachPolicyOnce() {
        TestRegister register = policies(120);
        var listed = new ArrayList<String>();
        String address = "/v1/policies";
        while (true) {
            Reply page = register.get(address);
            List<String> names = page.each("policies", "policy");
            assertEquals(20, names.size());
            listed.addAll(names);
            if (!page.at("links").contains("\"next\"")) {
                break;
            }
            address = page.at("links.next");
        }
        assertEquals(register.chain.policies().stream().map(PolicyId::value).toList(), listed);
        assertEquals(
                List.of("p-118", "p-119"),
                register.get("/v1/policies?after=p-117").each("policies", "policy"));
        assertEquals("[]", register.get("/v1/policies?after=z").at("policies"));
        assertEquals(400, register.get("/v1/policies?after=A").status());
        assertEquals(400, register.get("/v1/policies?limit=101").status());
    }

    /// A reader who finds nothing gets the first page of the index, in one read.
    @Test
    void aPageOfNoPolicyListsThoseThatThereAre() {
        TestRegister register = policies(120);
        RequestStreamHandler handler = register.handler(counted(register.chain));
        Pattern policy = Pattern.compile("<h2><a href=\"/p-[0-9]+\"");
        for (String address : List.of("/nobody", "/nobody/2024-01-01", "/nobody/versions", "/a/b/c")) {
            reads.set(0);
            Reply page = TestRegister.reply(
                    TestRegister.call(handler, TestRegister.event("GET", address, "accept", "text/html")));
            assertEquals(404, page.status());
            assertEquals(50, policy.matcher(page.body()).results().count(), address);
            assertTrue(page.body().contains("<a href=\"/\" class=\"button\">All policies</a>"), page.body());
            assertTrue(reads.get() <= 2, reads + " reads for " + address);
            assertFalse(register.get(address).body().contains("p-000"), address);
        }
    }

    @Test
    void theIndexForPeopleLeadsFromPageToPage() {
        TestRegister register = policies(120);
        var listed = new ArrayList<String>();
        String address = "/?lang=en";
        Pattern policy = Pattern.compile("href=\"/(p-[0-9]+)/en/\"");
        Pattern more = Pattern.compile("href=\"(/\\?after=[^\"]+)\">More policies<");
        while (true) {
            String page = register.get(address).body();
            policy.matcher(page).results().map(found -> found.group(1)).forEach(listed::add);
            Matcher next = more.matcher(page);
            if (!next.find()) {
                break;
            }
            address = next.group(1).replace("&amp;", "&");
        }
        assertEquals(register.chain.policies().stream().map(PolicyId::value).toList(), listed);
    }

    @Test
    void thePageShowsTheNewestVersionsAndLeadsToAllOthers() {
        TestRegister register = versions(750);
        Pattern row = Pattern.compile("<li><span class=\"date\"><a[^>]*href=\"/desk/([0-9-]{10})");
        Pattern older = Pattern.compile("href=\"(/desk/en/versions/[0-9]+/)\">Older versions<");
        String first = register.get("/desk?lang=en").body();
        List<String> shown =
                row.matcher(first).results().map(found -> found.group(1)).toList();
        assertEquals(12, shown.size());
        var listed = new TreeSet<String>(shown);
        Matcher next = older.matcher(first);
        while (next.find()) {
            Reply page = register.get(next.group(1).replace("&amp;", "&"));
            assertEquals(200, page.status());
            row.matcher(page.body()).results().map(found -> found.group(1)).forEach(listed::add);
            next = older.matcher(page.body());
        }
        assertEquals(750, listed.size());
        assertEquals(400, register.get("/desk/versions?year=26x").status());
        assertEquals(404, register.get("/nobody/versions").status());
        assertEquals(404, register.get("/desk/versions?year=2020").status());
        assertFalse(register.get("/desk/versions?year=2024").body().contains("Older versions"));
        List<String> years = register.get("/v1/policies/desk/versions.json").each("years", "versions");
        assertEquals(
                List.of(
                        "/v1/policies/desk/versions/2026.json",
                        "/v1/policies/desk/versions/2025.json",
                        "/v1/policies/desk/versions/2024.json"),
                years);
        int all = 0;
        for (String year : years) {
            Reply versions = register.get(year);
            all += versions.each("versions", "effectiveDate").size();
            assertTrue(versions.at("links").contains("\"self\""), year);
        }
        assertEquals(750, all);
        assertEquals(
                400,
                register.get("/v1/policies/desk/versions?year=2024&limit=1").status());
    }

    private int readsOf(TestRegister register, String address) {
        RequestStreamHandler handler = register.handler(counted(register.chain));
        reads.set(0);
        Reply reply = TestRegister.reply(TestRegister.call(handler, TestRegister.event("GET", address)));
        assertEquals(200, reply.status(), reply.body());
        return reads.get();
    }

    private Chain counted(Chain chain) {
        return (Chain) Proxy.newProxyInstance(
                Chain.class.getClassLoader(), new Class<?>[] {Chain.class}, (_, method, arguments) -> {
                    reads.incrementAndGet();
                    return method.invoke(chain, arguments);
                });
    }

    /// A version a day, announced three days before; the last one has been in force for long.
    private static TestRegister versions(int count) {
        var register = new TestRegister();
        for (int i = 0; i < count; i++) {
            register.publish(
                    FIRST.plusDays(i - 3) + "T09:00:00Z",
                    Policies.desk(FIRST.plusDays(i).toString()));
        }
        register.clock.set("2030-01-01T12:00:00Z");
        return register;
    }

    private static TestRegister policies(int count) {
        var register = new TestRegister();
        PolicyVersion version = Policies.desk("2024-01-01");
        for (int i = 0; i < count; i++) {
            register.publish(
                    "2023-12-01T09:00:00Z",
                    Policies.named(version, "p-" + Integer.toString(1_000 + i).substring(1)));
        }
        register.clock.set("2030-01-01T12:00:00Z");
        return register;
    }
}
