package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.importing.data.DataPage;
import register.importing.data.MatterPage;
import register.importing.meaning.LegalForm;
import register.importing.shape.ListFinder;
import register.importing.source.CsvPage;
import register.importing.source.HtmlPage;
import register.importing.source.Page;
import register.importing.source.PartTexts;
import register.importing.source.PdfPage;
import register.importing.source.RefusedSourceException;
import register.importing.source.SheetPage;
import register.importing.source.Source;
import register.importing.source.SourceBlock;
import register.importing.source.TextPage;
import register.importing.source.WordPage;

/// Drafts a policy from a page, a text copied from one, or a list in a table or a data file. It invents nothing:
/// missing facts are left out
/// or written as `unstated`, doubts become questions, and omissions are listed.
public final class PageImport {
    /// The largest source: 8 MiB.
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int MAX_ROWS = 2000;
    private static final int MAX_TEXTS = 20_000;

    private PageImport() {}

    /// True if the import reads this format, by the file's extension.
    public static boolean isReadable(String fileName) {
        return switch (ending(fileName)) {
            case "html",
                    "htm",
                    "md",
                    "markdown",
                    "mdx",
                    "txt",
                    "csv",
                    "tsv",
                    "xlsx",
                    "docx",
                    "pdf",
                    "json",
                    "yaml",
                    "yml" -> true;
            default -> false;
        };
    }

    /// True for a file of JavaScript or TypeScript, which may compute its data.
    public static boolean isProgram(String fileName) {
        return switch (ending(fileName)) {
            case "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte", "astro" -> true;
            default -> false;
        };
    }

    /// Reads a source.
    ///
    /// @param fileName its extension selects the format; no file is opened
    /// @throws RefusedSourceException if no draft can be made; the message says why in one line
    public static Draft read(String fileName, byte[] source, Answers answers) throws RefusedSourceException {
        return read(fileName, source, null, answers);
    }

    /// Reads a source that was fetched.
    ///
    /// @param address of the source, used if the page states none
    public static Draft read(String fileName, byte[] source, @Nullable String address, Answers answers)
            throws RefusedSourceException {
        if (source.length > MAX_BYTES) {
            throw tooLarge(source.length);
        }
        if (ending(fileName).equals("json")) {
            Optional<Draft> exact = FormatList.draft(source, address, answers);
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        Page page = page(ending(fileName), source, answers).foundAt(address);
        List<PartTexts.Words> texts = PartTexts.texts(page.parts());
        if (texts.size() > MAX_TEXTS) {
            throw new RefusedSourceException(texts.size() + " headings and paragraphs: expected at most " + MAX_TEXTS);
        }
        long letters = texts.stream().mapToLong(words -> words.text().length()).sum();
        if (letters > MAX_BYTES) {
            throw new RefusedSourceException(
                    letters + " letters, counting each merged cell: expected at most " + MAX_BYTES);
        }
        List<SourceBlock> blocks = ListFinder.blocks(page, new ListVocabulary());
        long rows = blocks.stream()
                .mapToLong(block ->
                        block instanceof SourceBlock.Table table ? table.rows().size() : 0)
                .sum();
        if (rows > MAX_ROWS) {
            throw new RefusedSourceException(rows + " rows in tables: expected at most " + MAX_ROWS);
        }
        Draft draft = new Drafting(page, blocks, answers).draft();
        int size = draft.yaml().getBytes(UTF_8).length;
        if (size > register.policyfile.PolicyFile.MAX_BYTES) {
            throw new RefusedSourceException("its draft would have " + size + " bytes: more than a policy file may");
        }
        return draft;
    }

    private static Page page(String ending, byte[] source, Answers answers) throws RefusedSourceException {
        String language = answers.language() == null ? null : answers.language().tag();
        return switch (ending) {
            case "html", "htm" -> HtmlPage.read(source);
            case "md", "markdown" -> MatterPage.read(Source.text(source), new ListVocabulary(), language, false);
            case "mdx" -> MatterPage.read(Source.text(source), new ListVocabulary(), language, true);
            case "csv", "tsv" -> CsvPage.read(Source.text(source));
            case "json" -> DataPage.json(Source.text(source), new ListVocabulary(), language);
            case "yaml", "yml" -> DataPage.yaml(Source.text(source), new ListVocabulary(), language);
            case "xlsx" -> SheetPage.read(source);
            case "docx" -> WordPage.read(source);
            case "pdf" -> PdfPage.read(source, PageImport::isCompany);
            default -> TextPage.read(Source.text(source), PageImport::isCompany);
        };
    }

    private static boolean isCompany(String line) {
        return LegalForm.in(NameCell.of(line).name()).isPresent();
    }

    /// The refusal of a file too large to fetch.
    public static RefusedSourceException tooLarge(long size) {
        return new RefusedSourceException(size + " bytes: expected at most " + MAX_BYTES + " (8 MiB)");
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
