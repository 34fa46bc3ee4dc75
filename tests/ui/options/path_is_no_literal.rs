use typed_label::labels;

#[labels(data / train)]
pub enum Pet {}

fn main() {}
