package register.policyfile.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.form.PolicyCodec;
import register.policyfile.FileRefusedException;
import register.policyfile.Versions;
import register.testing.Examples;

/// Any edit of any policy file leaves the rest as it was: comments, order, notation and values.
@Tag("property")
class PolicyEditProperties {
    @Test
    void uneditedPartsStay() {
        qt().withExamples(Examples.of(500))
                .withShrinkCycles(400)
                .forAll(
                        Versions.all(),
                        longs().all(),
                        integers().between(0, 40),
                        lists().of(integers().all()).ofSizeBetween(0, 6))
                .checkAssert((version, seed, noise, edits) -> {
                    Json.Obj before = PolicyCodec.encode(version);
                    var written = new NoisyYaml(seed, noise);
                    String source = written.write(before);
                    check(before, source, written.owners(), edits);
                });
    }

    private static void check(Json.Obj before, String source, Map<String, String> owners, List<Integer> edits) {
        var tree = new EditedTree(before);
        edits.forEach(tree::edit);
        Json.Obj after = tree.json();
        byte[] bytes = source.getBytes(UTF_8);
        try {
            assertEquals(before, PolicyEdit.read(bytes), source);
            byte[] edited = PolicyEdit.apply(bytes, after);
            String text = new String(edited, UTF_8);
            assertEquals(after, PolicyEdit.read(edited), text);
            if (after.equals(before)) {
                assertArrayEquals(bytes, edited);
            }
            assertArrayEquals(edited, PolicyEdit.apply(edited, after));
            String all = "before:\n" + source + "\nafter:\n" + text;
            var kept = new Kept(source, before, text, after);
            kept.compare(tree.root(), "", false);
            assertEquals(List.of(), kept.wrong, all);
            owners.forEach((comment, owner) -> {
                if (!mayGo(tree.root(), owner)) {
                    assertTrue(text.contains(comment), () -> comment + " of " + owner + " is lost; " + all);
                }
                assertTrue(text.split(comment, -1).length <= 2, () -> comment + " is there twice; " + all);
            });
        } catch (FileRefusedException e) {
            throw new AssertionError(e + "\n" + source, e);
        }
    }

    /// True if the comment's owner was removed, or may have been taken for another item.
    private static boolean mayGo(EditedTree.Node node, String owner) {
        if (owner.equals(node.origin)) {
            return false;
        }
        if (owner.equals(node.origin + "[]")) {
            return node.replaced;
        }
        List<EditedTree.Node> inner = new ArrayList<>();
        if (node.fields != null) {
            inner.addAll(node.fields.values());
        }
        if (node.items != null) {
            inner.addAll(node.items);
        }
        for (EditedTree.Node one : inner) {
            String place = one.origin;
            if (place != null
                    && (owner.equals(place) || owner.startsWith(place + ".") || owner.startsWith(place + "["))) {
                return (node.items != null && one.edited) || mayGo(one, owner);
            }
        }
        return true;
    }

    /// The source's words for the untouched parts, and its order of fields.
    private static final class Kept {
        private final Map<String, String> before = new TreeMap<>();
        private final Map<String, String> after = new TreeMap<>();
        private final Map<String, List<String>> orderBefore = new TreeMap<>();
        private final Map<String, List<String>> orderAfter = new TreeMap<>();
        private final List<String> wrong = new ArrayList<>();

        Kept(String source, Json before, String edited, Json after) {
            words(source, NodeReader.read(source, before), "", this.before, orderBefore);
            words(edited, NodeReader.read(edited, after), "", this.after, orderAfter);
        }

        private static void words(
                String text, SourceNode node, String path, Map<String, String> words, Map<String, List<String>> order) {
            List<SourceNode.Part> parts = switch (node) {
                case SourceNode.Block block -> block.parts();
                case SourceNode.Flow flow -> flow.parts();
                case SourceNode.Scalar _ -> {
                    words.put(path, text.substring(node.start(), node.end()));
                    yield List.of();
                }
                case SourceNode.Alias _ -> List.of();
            };
            if (node.value() instanceof Json.Obj && !(node instanceof SourceNode.Alias)) {
                order.put(path, parts.stream().map(SourceNode.Part::name).toList());
            }
            for (int i = 0; i < parts.size(); i++) {
                String place = parts.get(i).isItem()
                        ? path + "[" + i + "]"
                        : (path.isEmpty() ? "" : path + ".") + parts.get(i).name();
                words(text, parts.get(i).node(), place, words, order);
            }
        }

        /// @param loose true if the list around it was edited so that it may have been taken for another item
        void compare(EditedTree.Node node, String path, boolean loose) {
            String origin = node.origin;
            if (origin == null) {
                return;
            }
            if (node.scalar != null) {
                @Nullable String was = before.get(origin);
                @Nullable String is = after.get(path);
                if (!node.edited && !loose && was != null && is != null && !was.equals(is)) {
                    wrong.add(path + ": " + was + " became " + is);
                }
            }
            if (node.items != null) {
                for (int i = 0; i < node.items.size(); i++) {
                    compare(node.items.get(i), path + "[" + i + "]", loose || node.items.get(i).edited);
                }
            }
            if (node.fields != null) {
                List<String> old = new ArrayList<>(orderBefore.getOrDefault(origin, List.of()));
                List<String> now = new ArrayList<>(orderAfter.getOrDefault(path, old));
                old.retainAll(now);
                now.retainAll(orderBefore.getOrDefault(origin, List.of()));
                if (!loose && !old.equals(now)) {
                    wrong.add(path + ": the order " + old + " became " + now);
                }
                node.fields.forEach((name, one) -> compare(one, path.isEmpty() ? name : path + "." + name, loose));
            }
        }
    }
}
