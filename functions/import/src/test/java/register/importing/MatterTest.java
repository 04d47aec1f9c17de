package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.importing.DataShapesTest.assertHas;
import static register.importing.DataShapesTest.assertNames;
import static register.importing.DataShapesTest.assertPlaces;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.importing.source.RefusedSourceException;
import register.testing.Waiting;

/// Pages of a website's source: Markdown with front matter, MDX.
class MatterTest {
    private static final String TABLE = "\n| Name | Purpose | Country |\n|--|--|--|\n| Heron Ltd | Mail | DE |\n";

    @Test
    void frontMatterMayHoldTheList() throws RefusedSourceException {
        Draft draft = read("list.md", """
                ---
                title: Subprocessors of Acme
                layout: page
                updated: 2026-05-01
                subprocessors:
                  - {name: Heron Ltd, purpose: Hosting, country: DE}
                  - {name: Plover, purpose: Mail, country: IE}
                ---
                Acme uses these.

                {% for s in page.subprocessors %}
                - {{ s.name }}
                {% endfor %}
                """);
        assertNames(draft, "Heron Ltd", "Plover");
        assertPlaces(draft, "DE", "IE");
        assertHas(draft, "title: Subprocessors of Acme", "effectiveDate: 2026-05-01", "- Acme uses these.");
        assertTrue(
                draft.questions().stream()
                        .anyMatch(one -> one.text().contains("{% for s in page.subprocessors %} / {{ s.name }}")
                                && one.sourceLine() == 11),
                draft.yaml());
    }

    /// A line of dashes also divides a text.
    @Test
    void textBetweenDashesIsNoList() throws RefusedSourceException {
        assertNames(read("list.md", "---\nWe use: these [companies\n---\n" + TABLE), "Heron Ltd");
        assertNames(read("list.md", "---\n- a\n" + TABLE), "Heron Ltd");
        assertNames(read("list.md", "---\n---\n" + TABLE), "Heron Ltd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "import data from '../data/list.json';##{data.map(one => <p>{one.name}</p>)}"
                        + " | import that one: ../data/list.json (line 1)",
                "import {#  a,#  b#} from \"@site/src/list.yaml\"#import Tabs from '@theme/Tabs'##<Tabs />"
                        + " | import that one: @site/src/list.yaml (line 1)",
                "import List from '../components/List'##<List />"
                        + " | import the data that they show: ../components/List (line 1)",
                "export const list = [#  { name: 'Heron Ltd' },##  { name: 'Plover' },#];##<List data={list} />"
                        + " | the page computes it (line 1: export const list",
                "List##<List rows={rows.filter((one) => one.a > 1)} />"
                        + " | the page computes it (line 3: <List rows={rows.filter",
                "Words. | expected a table with a column of names"
            })
    void aPageWithoutItsListSaysWhereItIs(String source, String why) {
        RefusedSourceException refused =
                assertThrows(RefusedSourceException.class, () -> read("list.mdx", source.replace('#', '\n')));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("no list of subprocessors found: ") && message.contains(why), message);
    }

    @Test
    void codeIsNoText() throws RefusedSourceException {
        Draft draft = read("list.mdx", """
                import Table from '../components/Table'

                export const meta = {
                  secret: "a }",

                  more: `b`,
                };

                # Subprocessors

                {/* a comment {with braces} */}

                Acme{' '}Ltd, {company.name}, uses <b style={{color: 'red'}}>these</b>, it's plain.

                <Callout type="info">
                Read `{this}` too.
                </Callout>

                <>
                <Table
                  rows={data.map((one) => ({ name: "}" }))}
                  wide
                />
                </>
                """ + TABLE);
        assertNames(draft, "Heron Ltd");
        assertHas(draft, "Acme Ltd, […], uses these, it's plain.", "Read {this} too.", "title: Subprocessors");
        for (String code : new String[] {"comment", "secret:", "wide />\n", "Callout", "style="}) {
            assertFalse(draft.yaml().replaceAll("(?s)\nquestions:.*", "").contains(code), code + draft.yaml());
        }
        assertTrue(draft.questions().stream().anyMatch(one -> one.text().contains("/ {company.name} /")));
        assertEquals(
                1,
                draft.questions().stream()
                        .filter(one -> one.text().contains("takes or computes this"))
                        .count());
    }

    @Test
    void componentsWithPropertiesAreEntries() throws RefusedSourceException {
        Draft draft = read("list.mdx", """
                # Our subprocessors

                <Subprocessor name="Heron Ltd" purpose="Hosting" location="Germany" />
                <Subprocessor
                  name='Plover'
                  purpose={`Mail`}
                  location={"Ireland"} logo={logo}
                />
                """);
        assertNames(draft, "Heron Ltd", "Plover");
        assertPlaces(draft, "DE", "IE");
        assertHas(draft, "title: Our subprocessors", "purpose: {en: Mail}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "}", "<A ", "<A b={", "`", "{`", "import ", "export {", "---\n", "{{", "<", "{/*", "'"})
    void codeWithoutEndIsReadInTime(String run) {
        Assertions.assertTimeoutPreemptively(Waiting.HANG, () -> {
            for (String name : new String[] {"p.mdx", "p.md"}) {
                outcome(name, run.repeat(100_000));
                outcome(name, "---\na: b\n---\n" + (run + "\n").repeat(50_000));
            }
        });
    }

    @Test
    void aPageMayBeCutAnywhere() {
        String page =
                "---\na: b\nlist: [{name: A Ltd, use: c}]\n---\nimport a from './b.json'\n\nexport const c = {d: 'e'}\n\n"
                        + "{/* f */} <G h=\"i\" j={k({l: '}'})} {...m} /> {`n`} <o p={q}>r</o> {% s %}\n" + TABLE;
        for (int i = 0; i <= page.length(); i++) {
            outcome("p.mdx", page.substring(0, i));
            outcome("p.md", page.substring(0, i));
        }
    }

    private static void outcome(String name, String source) {
        try {
            read(name, source);
        } catch (RefusedSourceException e) {
            assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
        }
    }

    private static Draft read(String name, String source) throws RefusedSourceException {
        return PageImport.read(name, source.getBytes(UTF_8), Answers.NONE);
    }
}
