// The program.
@main struct Program { static func main() {} }
