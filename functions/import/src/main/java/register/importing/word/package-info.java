/// Interprets words on a page with a list: names, places, topics.
package register.importing.word;
