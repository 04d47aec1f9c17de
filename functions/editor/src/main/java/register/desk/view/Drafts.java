package register.desk.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.policyfile.PolicyYaml;
import register.value.Bytes;
import register.value.PolicyId;

/// The drafts that the register keeps beside its data, one for each policy: files that only this user can read. A
/// change is either whole on the disk or not there at all.
public final class Drafts {
    /// The mark of no draft.
    public static final String NONE = "";

    private final Path folder;

    public Drafts(Path folder) {
        this.folder = folder;
    }

    public EditedFile file(PolicyId policy) {
        return new EditedFile(path(policy));
    }

    private Path path(PolicyId policy) {
        return folder.resolve(policy.value()).resolve(policy + ".yaml");
    }

    /// Empty if the policy has no draft.
    public synchronized Optional<Draft> find(PolicyId policy) {
        if (!Files.exists(path(policy))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Draft.of(policy, file(policy).read()));
        } catch (IOException e) {
            throw new UncheckedIOException(path(policy) + ": cannot be read", e);
        }
    }

    /// Saves a policy's draft.
    ///
    /// @param mark of the draft that was changed; `NONE` for a new one
    /// @return false if there is another by now; nothing was written then
    public synchronized boolean save(PolicyId policy, String mark, Json.Obj content) throws IOException {
        Optional<Draft> now = find(policy);
        if (!now.map(Draft::mark).orElse(NONE).equals(mark)) {
            return false;
        }
        return now.isPresent()
                ? file(policy).replace(mark, FileText.editedOrNew(now.get().source(), content))
                : create(policy, content);
    }

    private boolean create(PolicyId policy, Json.Obj content) throws IOException {
        return begin(policy, Bytes.of(PolicyYaml.write(content, Map.of()).getBytes(UTF_8)));
    }

    /// Saves a policy's first draft, with its comments.
    ///
    /// @return false if there is one; nothing was written then
    public synchronized boolean begin(PolicyId policy, Bytes source) throws IOException {
        Path file = path(policy);
        if (Files.exists(file)) {
            return false;
        }
        Path whole = place(policy).resolve("new");
        PrivateFiles.write(whole, source.toArray());
        Files.move(whole, file, ATOMIC_MOVE);
        return true;
    }

    /// The policies with a draft.
    public List<PolicyId> policies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(folder)) {
            return places.map(place -> String.valueOf(place.getFileName()))
                    .filter(name -> PolicyId.SLUG.matcher(name).matches())
                    .map(PolicyId::new)
                    .filter(policy -> Files.exists(path(policy)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read", e);
        }
    }

    private Path place(PolicyId policy) throws IOException {
        PrivateFiles.newFolder(folder);
        Path place = folder.resolve(policy.value());
        PrivateFiles.newFolder(place);
        return place;
    }

    /// Puts a file that the draft names beside it.
    public synchronized void putBeside(PolicyId policy, String name, Bytes content) throws IOException {
        PrivateFiles.write(place(policy).resolve(name), content.toArray());
    }

    /// Removes a policy's draft, and what lies beside it.
    ///
    /// @param mark of the draft
    /// @return false if there is another by now; nothing was removed then
    public synchronized boolean discard(PolicyId policy, String mark) throws IOException {
        if (!find(policy).map(Draft::mark).orElse(NONE).equals(mark)) {
            return false;
        }
        Files.deleteIfExists(path(policy));
        Path place = folder.resolve(policy.value());
        if (Files.exists(place)) {
            List<Path> left;
            try (Stream<Path> files = Files.list(place)) {
                left = files.toList();
            }
            for (Path one : left) {
                Files.delete(one);
            }
            Files.delete(place);
        }
        return true;
    }
}
