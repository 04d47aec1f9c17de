/// What all pages share: HTML, written so that no text can break it; frame, look, words, links and dates.
package register.page;
