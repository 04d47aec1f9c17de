package register.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Reads the text files of a folder within limits: no link is followed, and no copy of others' code, build output or
/// binary file is read.
final class SourceTree extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 200_000;
    private static final int DEEPEST = 64;
    private static final int LARGEST = 1 << 20;
    private static final int LARGEST_MANIFEST = 1 << 23;
    private static final int SNIFFED = 8_000;

    private static final Set<String> OTHERS = Set.of(
            ("node_modules vendor vendors third_party third-party bower_components site-packages pods carthage dist build "
                            + "out target obj coverage venv env __pycache__ deps _build tmp")
                    .split(" "));
    private static final Set<String> ASIDE = Set.of(
            ("test tests __tests__ spec specs testing testdata test-data fixtures __fixtures__ mocks __mocks__ e2e cypress "
                            + "playwright benchmark benchmarks bench example examples sample samples demo demos doc docs "
                            + "documentation scripts stories .storybook .github .gitlab .circleci .devcontainer .vscode")
                    .split(" "));
    private static final Pattern ASIDE_FILE = Pattern.compile(
            "(?:test|mock|conftest)_?[^.]*\\.py|.*(?:_test|_spec)\\.\\w+|.*[.-](?:test|tests|spec|stories|story|mock|e2e)\\.\\w+"
                    + "|.*(?:Test|Tests|Spec|IT)\\.(?:java|kt|cs|scala|php|swift)");
    private static final Pattern MINIFIED = Pattern.compile(".*[.-](?:min|bundle)\\.(?:js|css|mjs)|.*\\.map");
    private static final Set<String> TEXT = Set.of(
            ("js jsx ts tsx mjs cjs mts cts vue svelte astro py rb php java kt kts scala groovy go rs cs fs vb ex exs heex "
                            + "eex erb haml slim swift m mm dart c cc cpp h hpp lua pl pm sh bash ps1 sql clj cljs erl hs "
                            + "html htm ejs hbs pug liquid twig blade json json5 jsonc yaml yml toml ini cfg conf "
                            + "properties xml env example sample template tf tfvars hcl gradle prisma graphql csproj")
                    .split(" "));

    private final Path folder;
    private final Consumer<SourceFile> each;
    private int files;
    private int unread;

    private SourceTree(Path folder, Consumer<SourceFile> each) {
        this.folder = folder;
        this.each = each;
    }

    /// @param files read
    /// @param unread too large, unreadable, or beyond the limits
    record Extent(int files, int unread) {}

    static Extent read(Path folder, Consumer<SourceFile> each) throws IOException {
        var tree = new SourceTree(folder, each);
        var _ = Files.walkFileTree(folder, Set.of(), DEEPEST, tree);
        return new Extent(tree.files, tree.unread);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = name(directory);
        boolean left =
                !directory.equals(folder) && (OTHERS.contains(name) || (name.startsWith(".") && !ASIDE.contains(name)));
        return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(file);
        boolean manifest = Manifests.isManifest(name);
        if (!manifest && (!isText(name) || MINIFIED.matcher(name).matches())) {
            return FileVisitResult.CONTINUE;
        }
        if (files >= MOST_FILES || attributes.size() > (manifest ? LARGEST_MANIFEST : LARGEST)) {
            unread++;
            return FileVisitResult.CONTINUE;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST);
            if (!isBinary(bytes)) {
                files++;
                String path = folder.relativize(file).toString().replace('\\', '/');
                each.accept(new SourceFile(path, new String(bytes, UTF_8), isAside(folder.relativize(file))));
            }
        } catch (IOException e) {
            unread++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(folder)) {
            throw failure;
        }
        unread++;
        return FileVisitResult.CONTINUE;
    }

    private static boolean isText(String name) {
        return name.startsWith(".env") || TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(SNIFFED, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAside(Path file) {
        for (Path part : file) {
            if (ASIDE.contains(name(part))) {
                return true;
            }
        }
        return ASIDE_FILE.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
