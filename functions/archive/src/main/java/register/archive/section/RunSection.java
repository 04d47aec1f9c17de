package register.archive.section;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import register.archive.file.ItemFiles;
import register.archive.file.JsonFields;
import register.archive.file.RefusedFileException;
import register.assembly.Ports;
import register.notice.DueWork.Due;
import register.notice.Run;
import register.notice.Run.State;
import register.notice.RunJson;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeTree;
import register.value.Bytes;

/// Runs of notices, with the trees that the log commits to. They come after their notices, so that an imported run has
/// all of them and nobody is notified twice.
///
/// @param announcements those of the archive
/// @param notices of the same archive
record RunSection(Announcements announcements, NoticeSection notices) implements ArchiveSection<ArchivedRun> {
    static final String NAME = "runs";

    private static final String RUN = "run.json";
    private static final String TREE = ".tree";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void each(Ports from, Consumer<ArchivedRun> use) {
        notices.runs().forEach(run -> use.accept(read(run, from)));
    }

    private static ArchivedRun read(Run run, Ports from) {
        var bare = new ArchivedRun(run, Map.of());
        var trees = new EnumMap<Subject, Bytes>(Subject.class);
        for (Subject of : Subject.values()) {
            from.documents().get(bare.key(of)).ifPresent(tree -> trees.put(of, Bytes.of(tree)));
        }
        return new ArchivedRun(run, trees);
    }

    @Override
    public ItemFiles pack(ArchivedRun item) {
        ItemFiles packed = ItemFiles.in(
                        NAME + "/" + item.run().policy() + "/" + item.run().id())
                .with(RUN, RunJson.FORM, item.run());
        for (Map.Entry<Subject, Bytes> tree : item.trees().entrySet()) {
            packed = packed.with(tree.getKey().term() + TREE, tree.getValue());
        }
        return packed;
    }

    @Override
    public ArchivedRun prove(String folder, SortedMap<String, Bytes> files) throws RefusedFileException {
        Run run = JsonFields.read(files, RUN, RunJson.FORM);
        if (!announcements.have(run)) {
            throw new RefusedFileException(RUN, "the archive does not contain the announcement of this run");
        }
        var trees = new EnumMap<Subject, Bytes>(Subject.class);
        for (Subject of : Subject.values()) {
            String name = of.term() + TREE;
            if (files.containsKey(name)) {
                trees.put(of, JsonFields.read(files, name, RunSection::tree));
            }
        }
        return new ArchivedRun(run, trees);
    }

    private static Bytes tree(Bytes content) {
        NoticeTree.requireForm(content.toArray());
        return content;
    }

    @Override
    public void count(ArchivedRun item, ItemCounter tally) {
        tally.add(NAME, 1);
    }

    @Override
    public void compare(ArchivedRun item, Ports with) {
        with.notices().run(item.run().id()).ifPresent(there -> requireSame(there, item.run()));
        item.trees().forEach((of, tree) -> Stored.compare(with.documents(), item.key(of), tree));
    }

    /// The original register may still send; this one does not, until a person says so. For a cancelled run, it
    /// cancels the notices not sent yet.
    @Override
    public void write(ArchivedRun item, Ports to) {
        item.trees().forEach((of, tree) -> Stored.put(to.documents(), item.key(of), tree));
        if (!to.notices().open(item.run().imported())) {
            compare(item, to);
        }
        if (item.run().state() == State.CANCELLED) {
            Instant at = item.run().history().getLast().at();
            item.run()
                    .lots()
                    .forEach(lot -> to.dueWork().put(Due.of(at, item.run().id(), lot)));
        }
    }

    /// The register may have changed the run since.
    private static void requireSame(Run there, Run archived) {
        boolean same = there.policy().equals(archived.policy())
                && there.announcement() == archived.announcement()
                && there.numbers().equals(archived.numbers());
        if (!same || there.revision() < archived.revision()) {
            throw new ConflictingRegisterException(
                    "run " + archived.id(),
                    same
                            ? "the archive contains a later state, revision " + archived.revision()
                            : "the register has a different run for this announcement");
        }
    }
}
