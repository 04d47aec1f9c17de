/// The pages for readers: plain HTML that works without a script.
package register.read.page;
