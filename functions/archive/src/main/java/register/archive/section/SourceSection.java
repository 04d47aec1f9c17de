package register.archive.section;

import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.archive.section.SourceSection.Source;
import register.assembly.Ports;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.value.Bytes;
import register.value.PolicyId;

/// The source files of versions.
final class SourceSection implements ArchiveSection<Source> {
    private static final String FILE = "policy.yaml";
    private static final Pattern FOLDER =
            Pattern.compile("policies/(" + PolicyId.SLUG.pattern() + ")/sources/([0-9a-f]{64})");

    /// A file, named by its hash.
    record Source(PolicyId policy, Bytes content) {}

    @Override
    public String name() {
        return "sources";
    }

    @Override
    public void each(Ports from, Consumer<Source> use) {
        for (PolicyId policy : from.chain().policies()) {
            for (DocumentKey key : from.documents().list(Shelf.PUBLISHED, DocumentKey.sources(policy))) {
                byte[] content =
                        from.documents().get(key).orElseThrow(() -> new IllegalStateException(key.path() + ": lost"));
                var source = new Source(policy, Bytes.of(content));
                if (!key(source).equals(key)) {
                    throw new IllegalStateException(key.path() + ": its content does not match its name");
                }
                use.accept(source);
            }
        }
    }

    @Override
    public ItemFiles pack(Source source) {
        return ItemFiles.in("policies/" + source.policy() + "/sources/"
                        + source.content().hash())
                .with(FILE, source.content());
    }

    @Override
    public Source prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        Matcher matcher = FOLDER.matcher(folder);
        if (!matcher.matches()) {
            throw new RefusedFileException("", "expected policies/POLICY/sources/SHA256");
        }
        return JsonFields.read(files, FILE, content -> {
            if (!content.hash().hex().equals(matcher.group(2))) {
                throw new IllegalArgumentException("its content does not match its name");
            }
            return new Source(new PolicyId(matcher.group(1)), content);
        });
    }

    @Override
    public void count(Source source, ItemCounter tally) {
        tally.add("sources", 1);
    }

    @Override
    public void compare(Source source, Ports with) {
        Stored.compare(with.documents(), key(source), source.content());
    }

    @Override
    public void write(Source source, Ports to) {
        Stored.put(to.documents(), key(source), source.content());
    }

    private static DocumentKey key(Source source) {
        return DocumentKey.source(source.policy(), source.content().hash());
    }
}
