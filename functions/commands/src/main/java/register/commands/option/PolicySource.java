package register.commands.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import register.machine.site.SiblingFiles;
import register.policy.PolicyVersion;
import register.policyfile.FileProblem;
import register.policyfile.PolicyFile;
import register.publishing.FilesBeside;
import register.value.Bytes;

/// A policy file named on the command line.
///
/// @param beside the files in its folder
public record PolicySource(String name, Bytes bytes, FilesBeside beside, PolicyFile.Result result) {

    /// @throws IOException when it cannot be read; the message is one line
    public static PolicySource read(Path file) throws IOException {
        String name = file.toString();
        FilesBeside beside = new SiblingFiles(file);
        long size = InputFile.size(file);
        if (size > PolicyFile.MAX_BYTES) {
            return new PolicySource(name, Bytes.of(new byte[0]), beside, PolicyFile.tooLarge(name, size));
        }
        byte[] bytes = InputFile.read(file);
        return new PolicySource(name, Bytes.of(bytes), beside, PolicyFile.read(name, bytes, beside));
    }

    public List<FileProblem> problems() {
        return switch (result) {
            case PolicyFile.Invalid invalid -> invalid.problems();
            case PolicyFile.Read _ -> List.of();
        };
    }

    /// @throws IllegalStateException when the file has problems
    public PolicyVersion version() {
        return switch (result) {
            case PolicyFile.Invalid _ -> throw new IllegalStateException(name + " has problems");
            case PolicyFile.Read read -> read.version();
        };
    }
}
