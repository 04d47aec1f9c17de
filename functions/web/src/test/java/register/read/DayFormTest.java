package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.files.SiteAddressList;
import register.files.SiteAnswers;
import register.files.SiteFile;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.page.Look;
import register.read.endpoint.ServedSite;
import register.read.page.VersionsPage;
import register.testing.NodeScript;
import register.value.Language;
import register.value.Sha256;

/// The form on a folder's page of versions, whose script runs in Node.js between the folder's files, compared with the
/// server's answers.
class DayFormTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 2);
    private static final String PAGE = "/desk/et/versions/";
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile("data-([a-z]+)=\"([^\"]*)\"");

    /// A browser with one page, whose reader enters each day.
    private static final String AROUND = """
            const told = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            const enter = async ({ files, script, data, days }) => {
              const said = [];
              const asked = [];
              let submit;
              const out = { dataset: data };
              const form = {
                dataset: data, hidden: true, elements: { day: {} }, querySelector: () => out,
                addEventListener: (name, does) => { submit = does; } };
              const fetch = async (address, how) => {
                asked.push(address);
                if (files === null) throw new TypeError('no network');
                return { ok: address in files, json: async () => JSON.parse(files[address]) };
              };
              const location = { assign: address => said.push(address) };
              new Function('document', 'fetch', 'location', script)({ querySelector: () => form }, fetch, location);
              for (const day of days) {
                form.elements.day.value = day;
                const before = said.length;
                await submit({ preventDefault() {} });
                if (said.length === before) said.push(out.textContent);
              }
              return { said, asked, hidden: String(form.hidden) };
            };
            Promise.all(told.map(enter)).then(all => console.log(JSON.stringify(all)));
            """;

    private static SiteAnswers folder(TestRegister register) {
        return new SiteAnswers(
                register.chain,
                register.checkpoints,
                register.records,
                register.persons,
                register.documents,
                ServedSite.ofFiles(null, false, List.of(Language.ENGLISH)),
                register.clock);
    }

    private static SiteFile page(TestRegister register) {
        return folder(register).at(PAGE).orElseThrow();
    }

    private static String text(SiteFile file) {
        return new String(file.content().toArray(), UTF_8);
    }

    private static String script(String page) {
        Matcher script = SCRIPT.matcher(page);
        assertTrue(script.find(), page);
        return script.group(1);
    }

    /// @param files null without a network
    private static Json entering(String page, Json files, List<String> days) {
        var data = Json.object();
        Matcher attributes = DATA.matcher(page);
        while (attributes.find()) {
            data.put(attributes.group(1), attributes.group(2));
        }
        return Json.object()
                .put("files", files)
                .put("script", script(page))
                .put("data", data.build())
                .put("days", Json.strings(days))
                .build();
    }

    private static Json files(TestRegister register) {
        SiteAnswers folder = folder(register);
        var list = new SiteAddressList(Policies.DESK);
        var addresses = new ArrayList<>(list.current(Set.of(Policies.ESTONIAN)));
        register.history
                .years(Policies.DESK)
                .forEach(year -> addresses.addAll(list.year(year, Set.of(Policies.ESTONIAN))));
        for (EntryHeader header : register.history.headers(Policies.DESK)) {
            if (header.kind().states()) {
                Set<Language> editions = register.chain
                        .entry(Policies.DESK, header.sequence())
                        .orElseThrow()
                        .version()
                        .editions()
                        .keySet();
                addresses.addAll(list.revision(header, editions, editions));
            }
        }
        var files = Json.object();
        addresses.forEach(address -> folder.at(address).ifPresent(file -> files.put(address, Json.of(text(file)))));
        return files.build();
    }

    private static List<Json.Obj> run(List<Json> pages) throws Exception {
        Json.Arr answers = (Json.Arr) JsonText.parse(NodeScript.run(AROUND, CanonicalJson.bytes(Json.array(pages))));
        return answers.items().stream().map(Json.Obj.class::cast).toList();
    }

    private static List<String> said(Json.Obj answer) {
        return ((Json.Arr) Reply.member(answer, "said"))
                .items().stream().map(each -> ((Json.Str) each).value()).toList();
    }

    /// Dates a month apart over ten years, published in any order, corrected, withdrawn, and published again.
    private static TestRegister history(Random random) {
        var register = new TestRegister();
        Instant at = Instant.parse("2026-06-01T08:00:00Z");
        int dates = 1 + random.nextInt(60);
        int acts = 1 + random.nextInt(80);
        for (int act = 0; act < acts; act++) {
            at = at.plusSeconds(60);
            LocalDate date = DAY.plusDays(30L * (random.nextInt(dates) - dates / 2) + random.nextInt(2));
            String mark = " " + act;
            boolean stands = register.history
                    .version(Policies.DESK, date, null)
                    .filter(entry -> entry.header().kind() != EntryKind.WITHDRAWAL)
                    .isPresent();
            if (!stands) {
                register.publish(at.toString(), Policies.desk(date.toString(), words -> words + mark));
            } else if (date.isAfter(DAY) && random.nextBoolean()) {
                register.withdraw(at.toString(), Policies.desk(date.toString()), "Reason" + mark);
            } else {
                register.correct(at.toString(), Policies.desk(date.toString(), words -> words + mark), "Reason" + mark);
            }
        }
        return register;
    }

    private static List<String> days(TestRegister register, Random random) {
        var days = new ArrayList<String>();
        for (EntryHeader header : register.history.headers(Policies.DESK)) {
            days.add(header.effectiveDate().plusDays(random.nextInt(3) - 1).toString());
        }
        days.addAll(List.of(DAY.minusYears(40).toString(), DAY.plusYears(40).toString(), "0001-01-01", "9998-12-31"));
        return days;
    }

    /// The page to which the server's list leads; the form's words if it has none.
    private static String server(TestRegister register, String day) {
        Reply reply = register.get("/v1/policies/desk/subprocessors.json?asOf=" + day);
        if (reply.status() == 404) {
            return "Sel päeval kehtis: –";
        }
        EntryHeader inForce = register.history
                .inForce(Policies.DESK, LocalDate.parse(day), null)
                .orElseThrow()
                .header();
        String page = reply.at("links.html");
        assertEquals("/desk/" + inForce.effectiveDate() + "/" + inForce.revision() + "/et/", page);
        return page;
    }

    @Test
    @Tag("property")
    void theFormLeadsToTheVersionThatTheServersListHasInForceOnTheDay() throws Exception {
        var random = new Random(28);
        List<TestRegister> registers =
                IntStream.range(0, 40).mapToObj(_ -> history(random)).toList();
        var pages = new ArrayList<Json>();
        var expected = new ArrayList<List<String>>();
        var kinds = new TreeMap<EntryKind, Integer>();
        for (TestRegister register : registers) {
            List<String> days = days(register, random);
            pages.add(entering(text(page(register)), files(register), days));
            expected.add(days.stream().map(day -> server(register, day)).toList());
            register.history.headers(Policies.DESK).forEach(header -> kinds.merge(header.kind(), 1, Integer::sum));
        }
        assertEquals(expected, run(pages).stream().map(DayFormTest::said).toList());
        for (EntryKind kind : List.of(EntryKind.PUBLICATION, EntryKind.CORRECTION, EntryKind.WITHDRAWAL)) {
            assertTrue(kinds.getOrDefault(kind, 0) > 50, kinds.toString());
        }
    }

    @Test
    void whatIsNoDayIsNotLookedUp() throws Exception {
        TestRegister register = new Story().register;
        List<String> days =
                List.of("", "2026", "2026-3-01", "12026-03-01", "+012026-03-01", " 2026-03-01", "<b>", "../../desk");
        Json.Obj answer = run(List.of(entering(text(page(register)), files(register), days)))
                .getFirst();
        assertEquals(days.stream().map(_ -> "").toList(), said(answer));
        assertEquals(Json.array(List.of()), answer.get("asked"));
        assertEquals("false", answer.text("hidden"));
    }

    @Test
    void aVersionWithoutAnEditionInThePagesLanguageIsShownInItsOwn() throws Exception {
        var register = new TestRegister();
        register.publish("2025-01-01T08:00:00Z", OneLanguagePolicy.version("2025-02-01", Language.ENGLISH));
        register.publish("2025-03-01T08:00:00Z", Policies.desk("2025-04-01"));
        register.clock.set(Story.NOW);
        List<String> days = List.of("2025-03-01", "2025-05-01");
        Json.Obj answer = run(List.of(entering(text(page(register)), files(register), days)))
                .getFirst();
        assertEquals(List.of("/desk/2025-02-01/1/", "/desk/2025-04-01/1/et/"), said(answer));
    }

    @Test
    void withoutAnAnswerItSaysSo() throws Exception {
        String page = text(page(new Story().register));
        Json.Obj answer = run(List.of(entering(page, Json.Null.NULL, List.of("2026-03-01"))))
                .getFirst();
        assertEquals(List.of("See ei ole Teie viga. Palun proovige hiljem uuesti."), said(answer));
    }

    @Test
    void theFormIsHiddenUntilItsScriptRunsWhichThePageAllowsAlone() {
        SiteFile file = page(new Story().register);
        String page = text(file);
        assertTrue(page.contains("<form class=\"compare day\" hidden"), page);
        String script = script(page);
        assertTrue(script.getBytes(UTF_8).length < 2048);
        String hash = Base64.getEncoder()
                .encodeToString(Sha256.of(script.getBytes(UTF_8)).bytes());
        String policy = String.valueOf(file.headers().get("Content-Security-Policy"));
        assertTrue(policy.endsWith("; script-src 'sha256-" + hash + "'; connect-src 'self'"), policy);
    }

    @Test
    void theServersPageHasNoScript() {
        Reply reply = new Story().get("/desk/versions");
        assertFalse(reply.body().contains("<script>"));
        assertEquals(VersionsPage.contentSecurityPolicy(Look.SOBER), reply.header("content-security-policy"));
        assertFalse(String.valueOf(reply.header("content-security-policy")).contains("script-src"));
    }
}
