fn main() {
    typed_label_build::labels("data").name("Pet").krate("::labels").generate();
}
