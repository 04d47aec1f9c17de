package register.pdf.layout;

import org.openpdf.text.Document;
import org.openpdf.text.PageSize;

/// The position of the next item: down the page, then onto the next.
final class Flow {
    static final float MARGIN = 45;
    static final float BOTTOM = 58;
    static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;

    private static final float TOP = PageSize.A4.getHeight() - 40;

    /// The room in points where an item too high for any page may begin: a heading and a few lines.
    private static final float BEGINNING = 110;

    /// A smaller difference is a rounding error.
    private static final float NEGLIGIBLE = 0.05f;

    private final Document document;
    private final Canvas canvas;
    private float y = TOP;

    Flow(Document document, Canvas canvas) {
        this.document = document;
        this.canvas = canvas;
    }

    Canvas canvas() {
        return canvas;
    }

    /// The position in points from the page's bottom.
    float y() {
        return y;
    }

    boolean atTop() {
        return y == TOP;
    }

    /// True if that many points are left on this page.
    boolean has(float points) {
        return y - points >= BOTTOM - NEGLIGIBLE;
    }

    /// Begins a new page unless this one has that many points left. An item too high for any page begins here if part
    /// of it fits.
    void room(float points) {
        if (!atTop() && !has(points > TOP - BOTTOM ? BEGINNING : points)) {
            newPage();
        }
    }

    void newPage() {
        canvas.unmark();
        document.newPage();
        y = TOP;
    }

    /// Moves down. Items need no space above them at the top of a page, nor below them at the bottom.
    void down(float points) {
        y = Math.max(y - points, BOTTOM);
    }

    /// Moves to a position on this page, for an item beside the one above.
    ///
    /// @param points from the page's bottom
    void to(float points) {
        y = Math.max(points, BOTTOM);
    }

    void space(float points) {
        if (!atTop()) {
            down(points);
        }
    }

    /// The number of lines that fit below.
    int lines(float leading) {
        return (int) ((y - BOTTOM + NEGLIGIBLE) / leading);
    }

    /// Draws a whole text, over as many pages as it needs.
    void add(Galley galley, float x) {
        int done = 0;
        while (done < galley.size()) {
            int take = galley.take(done, lines(galley.leading()));
            if (take == 0) {
                newPage();
            } else {
                galley.draw(canvas, done, done + take, x, y);
                down(take * galley.leading());
                done += take;
            }
        }
    }
}
